import { orderSchema } from './behaviours.ts';
import type { Reply } from './replies.ts';
import type { Teams } from './teams.ts';

/**
 * The handle of `startTeams` over HTTP, for a Teams in a process of its own; under `/control/`:
 * `POST behaviours` with `{ behaviour, when? }`, `DELETE behaviours`, `POST let-go`, `GET statistics`,
 * `GET conversation?id=…`, `GET opened`, `DELETE records`.
 */
export function control(teams: Teams, method: string, { pathname, searchParams }: URL, body: Buffer): Reply {
  switch (`${method} ${pathname.slice('/control/'.length)}`) {
    case 'POST behaviours': {
      const order = orderSchema.safeParse(readJson(body));
      if (!order.success) return { status: 400, body: { error: order.error.message } };
      teams.behave(order.data.behaviour, order.data.when);
      return { status: 204 };
    }
    case 'DELETE behaviours':
      teams.behaveWell();
      return { status: 204 };
    case 'POST let-go':
      teams.letGo();
      return { status: 204 };
    case 'GET statistics':
      return { status: 200, body: teams.statistics() };
    case 'GET conversation':
      return { status: 200, body: teams.conversation(searchParams.get('id') ?? '') };
    case 'GET opened':
      return { status: 200, body: teams.opened() };
    case 'DELETE records':
      teams.forget();
      return { status: 204 };
    default:
      return { status: 404 };
  }
}

/** Undefined for what is no JSON. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
