import { describe, expect, test } from 'vitest';
import { isAllowedFileUrl } from '../../../../src/adapters/teams/files/isAllowedFileUrl.ts';

describe('a bot that serves Teams', () => {
  test.each([
    'https://contoso-my.sharepoint.com/personal/ana/_layouts/15/download.aspx?UniqueId=1&tempauth=x',
    'https://contoso.sharepoint.com/personal/ana/_api/v2.0/drive/items/01/uploadSession?guid=1',
    'https://contoso-my.sharepoint.us/x',
    'https://contoso-my.sharepoint-mil.us/x',
    'https://contoso-my.sharepoint.cn/x',
  ])('moves files at %s', (url) => {
    expect(isAllowedFileUrl(url, 'teams')).toBe(true);
  });

  test.each([
    'http://contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://user@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://contoso.sharepoint.com./x',
    'https://169.254.169.254/metadata',
    'http://localhost:3978/preview/files/1',
    'file:///etc/passwd',
    'not a url',
    '',
  ])('never touches %s', (url) => {
    expect(isAllowedFileUrl(url, 'teams')).toBe(false);
  });
});

describe('a bot without an app id', () => {
  test.each(['http://localhost:3978/preview/files/1', 'http://127.0.0.1:1/x', 'http://[::1]:1/x'])(
    'moves files at %s',
    (url) => expect(isAllowedFileUrl(url, 'local')).toBe(true),
  );

  test.each([
    'https://contoso.sharepoint.com/x',
    'http://localhost.evil.example/',
    'http://10.0.0.1/',
    'ftp://localhost/',
  ])('never touches %s', (url) => expect(isAllowedFileUrl(url, 'local')).toBe(false));
});
