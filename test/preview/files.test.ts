import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { activitiesPath, type Heard, type StartedPreview, startPreview } from './startPreview.ts';

const chat = 'personal-ana';
const base64 = Buffer.from('{"a":1}').toString('base64');

let preview: StartedPreview;
beforeAll(async () => {
  preview = await startPreview();
});
afterAll(() => preview.stop());
beforeEach(() => preview.act('start-over', {}));

/** What the bot heard meanwhile; null for nothing. */
async function listenDuring(work: () => Promise<unknown>): Promise<Heard | null> {
  const before = preview.heard.length;
  await work();
  return preview.heard.at(before) ?? null;
}

async function hear(work: () => Promise<unknown>): Promise<Heard> {
  const heard = await listenDuring(work);
  if (heard === null) throw new Error('The bot heard nothing.');
  return heard;
}

const placeSchema = z.object({
  uploadInfo: z.object({ uploadUrl: z.string(), contentUrl: z.string(), uniqueId: z.string() }),
});
const fileSchema = z.tuple([z.looseObject({ content: z.looseObject({ downloadUrl: z.string() }) })], z.unknown());

function createOffer(content: object = {}) {
  const offer = { description: 'All data', sizeInBytes: 7, acceptContext: { yes: 1 }, declineContext: { no: 1 } };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name: 'all.json',
        content: { ...offer, ...content },
      },
    ],
  };
}

function createInfo(uniqueId: string) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: 'http://localhost/file',
        name: 'all.json',
        content: { uniqueId, fileType: 'json' },
      },
    ],
  };
}

/** A chat with an offer of the bot in it. */
async function offerFile() {
  const here = await hear(() => preview.act('say', { as: 'ana', chat, thread: null, text: 'export' }));
  const { body } = await preview.callConnector('POST', activitiesPath(here), createOffer());
  const { id } = body as { id: string };
  const answer = (isAccepted: boolean, as = 'ana') => preview.act('consent', { as, chat, message: id, isAccepted });
  return { here, id, answer };
}

function put(url: string, range: string, body = '{"a":1}') {
  return fetch(url, { method: 'PUT', headers: { 'content-range': range }, body });
}

describe('an offer of a file', () => {
  test('that is accepted gives the bot a place, and shows the file once it is there', async () => {
    const { here, id, answer } = await offerFile();
    const heard = await hear(() => answer(true));
    expect(heard).toMatchObject({
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: id,
      value: {
        type: 'fileUpload',
        action: 'accept',
        context: { yes: 1 },
        uploadInfo: { name: 'all.json', fileType: 'json', uploadUrl: expect.stringMatching(/^http:\/\/localhost:/) },
      },
    });
    const { uploadInfo } = placeSchema.parse(heard.value);
    const early = await preview.callConnector('POST', activitiesPath(here), createInfo(uploadInfo.uniqueId));
    expect(early.status).toBe(400);
    expect((await put(uploadInfo.uploadUrl, 'bytes 0-3/4')).status).toBe(400);
    expect((await put(uploadInfo.uploadUrl, 'bytes 0-6/7')).status).toBe(201);
    expect((await put(uploadInfo.uploadUrl, 'bytes 0-6/7')).status).toBe(404);
    const shown = await preview.callConnector('POST', activitiesPath(here), createInfo(uploadInfo.uniqueId));
    expect(shown.status).toBe(201);
    const download = await fetch(uploadInfo.contentUrl);
    expect(download.headers.get('content-disposition')).toContain('all.json');
    expect(await download.text()).toBe('{"a":1}');
    expect((await preview.readEntries(chat)).at(-1)).toMatchObject({ files: [{ kind: 'file', name: 'all.json' }] });
  });

  test('that is declined tells the bot, without a place', async () => {
    const { answer } = await offerFile();
    const heard = await hear(() => answer(false));
    expect(heard.value).toEqual({ type: 'fileUpload', action: 'decline', context: { no: 1 } });
  });

  test('is refused in a group chat, and where its card is no such card', async () => {
    const say = { as: 'ana', chat: 'study-group', thread: null, text: '@Partner Score export' };
    const group = await hear(() => preview.act('say', say));
    expect(await preview.callConnector('POST', activitiesPath(group), createOffer())).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('personal chat') } },
    });
    const { here } = await offerFile();
    const broken = await preview.callConnector('POST', activitiesPath(here), createOffer({ sizeInBytes: 'many' }));
    expect(broken.status).toBe(400);
  });

  test('is answered by those in the chat only', async () => {
    const { answer } = await offerFile();
    expect(await answer(true, 'luis')).toBe(404);
    expect(await preview.act('consent', { as: 'ana', chat, message: 'unknown', isAccepted: true })).toBe(404);
  });
});

describe('a dropped file', () => {
  test('reaches the bot as Teams sends it, with an address to fetch it from', async () => {
    const heard = await hear(() => preview.act('drop', { as: 'ana', chat, files: [{ name: 'export.json', base64 }] }));
    expect(heard).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'export.json',
          content: { downloadUrl: expect.any(String), uniqueId: expect.any(String), fileType: 'json' },
        },
        { contentType: 'text/html' },
      ],
    });
    const [file] = fileSchema.parse(heard.attachments);
    expect(await (await fetch(file.content.downloadUrl)).text()).toBe('{"a":1}');
    expect(await preview.readEntries(chat)).toMatchObject([{ author: 'ana', files: [{ name: 'export.json' }] }]);
  });

  test('beside another goes in one message', async () => {
    const files = ['one.csv', 'two.csv'].map((name) => ({ name, base64 }));
    const heard = await hear(() => preview.act('drop', { as: 'ana', chat, files }));
    expect(heard.attachments).toMatchObject([{ name: 'one.csv' }, { name: 'two.csv' }, { contentType: 'text/html' }]);
    expect((await preview.readEntries(chat)).at(-1)).toMatchObject({
      files: [{ name: 'one.csv' }, { name: 'two.csv' }],
    });
  });

  test('stays among people in a group chat, and says so', async () => {
    const drop = { as: 'ana', chat: 'study-group', files: [{ name: 'export.json', base64 }] };
    expect(await listenDuring(() => preview.act('drop', drop))).toBeNull();
    expect(await preview.readEntries('study-group')).toMatchObject([
      { files: [{ name: 'export.json' }] },
      { kind: 'notice', text: expect.stringContaining('does not see this') },
    ]);
  });
});

test('knows no file by a made-up id', async () => {
  const url = `${preview.url}/files/made-up`;
  expect((await fetch(url)).status).toBe(404);
  expect((await put(url, 'bytes 0-6/7')).status).toBe(404);
});
