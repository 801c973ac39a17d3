import { describe, expect, test } from 'vitest';
import { createLog } from '../../../src/adapters/log/createLog.ts';
import { recordLog } from '../../support/recordLog.ts';

describe('a line of the log', () => {
  test('hides a secret wherever it stands', () => {
    const { log, lines } = recordLog(['p4ss"word']);
    log.warn({ url: 'https://x/?k=p4ss"word', err: new Error('refused p4ss"word') }, 'tried p4ss"word');
    expect(lines.join()).not.toContain('p4ss');
    expect(lines.join()).toContain('[hidden]');
  });

  test('hides a bearer token that nobody announced', () => {
    const { log, lines } = recordLog();
    log.warn('sent Authorization: Bearer eyJhbGciOi.eyJhdWQi.c2ln-_~+/=');
    expect(lines.join()).toContain('Bearer [hidden]');
    expect(lines.join()).not.toContain('eyJ');
  });

  test('tells of an error its name, message, code, status and cause, and not the request it carries', () => {
    const { log, lines } = recordLog();
    const error = Object.assign(new Error('no'), {
      code: 'EntityNotFound',
      statusCode: 404,
      request: { headers: { authorization: 'SharedKey abc' } },
      cause: new Error('deeper'),
    });
    log.error({ err: error }, 'failed');
    expect(JSON.parse(lines[0] ?? '').err).toEqual({
      name: 'Error',
      message: 'no',
      code: 'EntityNotFound',
      statusCode: 404,
      stack: expect.stringContaining('Error: no'),
      cause: 'Error: deeper',
    });
  });

  test('takes what is thrown and is no error', () => {
    const { log, lines } = recordLog();
    log.error({ err: 'just text' }, 'failed');
    expect(JSON.parse(lines[0] ?? '').err).toBe('just text');
  });
});

describe('lines for people', () => {
  function write(act: (log: ReturnType<typeof createLog>) => void): string {
    let written = '';
    act(createLog({ level: 'info', format: 'lines', secrets: ['s3cret'], write: (text) => (written += text) }));
    return written;
  }

  test('carry time, level, message and details, one line each', () => {
    expect(write((log) => log.info({ port: 3978, key: 's3cret' }, 'Ready'))).toMatch(
      /^\d\d:\d\d:\d\d info Ready \{"port":3978,"key":"\[hidden\]"\}\n$/,
    );
  });

  test('show where an error came from', () => {
    expect(write((log) => log.error({ err: new Error('no') }, 'Failed'))).toMatch(/ error Failed\nError: no\n {4}at /);
  });

  test('leave out what is below the level', () => {
    expect(write((log) => log.debug('Starting'))).toBe('');
  });
});
