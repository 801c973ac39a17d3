import type { Mode } from '../../config.ts';

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
// The public cloud, GCC, GCC High, DoD and 21Vianet. trafficmanager.net is shared by all customers of Azure: whole names only.
const MICROSOFT_HOSTS = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
];
const MICROSOFT_DOMAINS = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us'];

/**
 * Whether the bot may call this address. Asked before every reply and before an address is stored: with each call goes a
 * token of the bot, and whoever can choose the address can make the bot call it.
 */
export function isAllowedServiceUrl(url: string, mode: Mode): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  switch (mode) {
    case 'local':
      return isLoopbackUrl(url);
    case 'teams':
      return (
        protocol === 'https:' &&
        port === '' &&
        (MICROSOFT_HOSTS.includes(hostname) || MICROSOFT_DOMAINS.some((domain) => hostname.endsWith(domain)))
      );
  }
}

/** An address of this machine, by any of its usual names. */
export function isLoopbackUrl(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && LOOPBACK_HOSTS.includes(hostname);
}
