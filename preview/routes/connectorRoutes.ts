import type { Logger } from 'pino';
import type { Request, RequestHandler, Response, Server } from 'restify';
import type { Chats, Where } from '../teams/chats.ts';
import { type Connector, type Outcome, refuseUnknownConversation } from '../teams/connector.ts';

interface ConnectorRoutesOptions {
  readonly base: string;
  readonly chats: Chats;
  readonly connector: Connector;
  readonly readJson: RequestHandler[];
  readonly log: Logger;
}

export function mountConnectorRoutes(server: Server, options: ConnectorRoutesOptions): void {
  const { base, chats, connector, readJson, log } = options;
  const conversations = `${base}/v3/conversations`;
  const conversation = `${conversations}/:conversationId`;

  // A refusal is the developer's business too, so it stands in the chat where it happened.
  function answer(res: Response, where: Where | null, outcome: Outcome): void {
    if (outcome.kind === 'done') {
      res.json(outcome.status, outcome.body);
      return;
    }
    const { status, code, message } = outcome.refusal;
    log.warn({ status, code }, message);
    chats.notice(where, 'refused', `Teams refuses this (${status} ${code}). ${message}`);
    res.json(status, { error: { code, message } });
  }

  function inConversation(act: (where: Where, req: Request) => Outcome) {
    return async (req: Request, res: Response) => {
      const where = chats.findConversation(req.params.conversationId);
      answer(res, where, where === null ? refuseUnknownConversation(req.params.conversationId) : act(where, req));
    };
  }

  const post = inConversation((where, { body }) => connector.post(where, body));
  server.post(`${conversation}/activities`, readJson, post);
  server.post(`${conversation}/activities/:activityId`, readJson, post);
  server.put(
    `${conversation}/activities/:activityId`,
    readJson,
    inConversation((where, { params, body }) => connector.update(where, params.activityId, body)),
  );
  server.del(
    `${conversation}/activities/:activityId`,
    inConversation((where, { params }) => connector.remove(where, params.activityId)),
  );
  server.post(conversations, readJson, async (req, res) => answer(res, null, connector.create(req.body)));
  server.get(`${conversation}/members`, inConversation(connector.listMembers));
  server.get(`${conversation}/pagedmembers`, inConversation(connector.listPagedMembers));
  server.get(
    `${conversation}/members/:memberId`,
    inConversation((where, { params }) => connector.findMember(where, params.memberId)),
  );
}
