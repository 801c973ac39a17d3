import { describe, expect, test } from 'vitest';
import { isAllowedServiceUrl } from '../../../src/adapters/teams/isAllowedServiceUrl.ts';

describe('a bot that serves Teams', () => {
  test.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:443/teams/',
    'https://SMBA.trafficmanager.net/amer/',
    'https://smba.onyx.prod.teams.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://smba.infra.dod.teams.microsoft.us/teams',
    'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams',
    'https://api.botframework.com',
  ])('calls %s', (url) => {
    expect(isAllowedServiceUrl(url, 'teams')).toBe(true);
  });

  test.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://evil.trafficmanager.net/',
    'https://evil-smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:word@smba.trafficmanager.net/',
    'https://evilbotframework.com/',
    'https://teams.microsoft.com.evil.example/',
    'https://smba.trafficmanager.net./emea/',
    'https://localhost/',
    'http://127.0.0.1:3978/',
    'https://169.254.169.254/metadata',
    'smba.trafficmanager.net',
    '',
  ])('never calls %s', (url) => {
    expect(isAllowedServiceUrl(url, 'teams')).toBe(false);
  });
});

describe('a bot without an app id', () => {
  test.each(['http://localhost:56150/_connector', 'http://127.0.0.1:1/', 'http://[::1]:8080/', 'https://localhost/'])(
    'calls %s',
    (url) => {
      expect(isAllowedServiceUrl(url, 'local')).toBe(true);
    },
  );

  test.each([
    'https://smba.trafficmanager.net/emea/',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://0.0.0.0/',
    'http://192.168.1.10/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    'ftp://localhost/',
    'not a url',
  ])('never calls %s', (url) => {
    expect(isAllowedServiceUrl(url, 'local')).toBe(false);
  });
});
