import type { Mode } from '../../../config.ts';
import { isLoopbackUrl } from '../isAllowedServiceUrl.ts';

// OneDrive and SharePoint of the public cloud, GCC High, DoD and 21Vianet.
const SHAREPOINT_DOMAINS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

/**
 * Whether a file may be fetched from or put to this address, which comes with an activity. No token goes along, but a
 * whole export may, and what answers is read.
 */
export function isAllowedFileUrl(url: string, mode: Mode): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  switch (mode) {
    case 'local':
      return isLoopbackUrl(url);
    case 'teams':
      return protocol === 'https:' && port === '' && SHAREPOINT_DOMAINS.some((domain) => hostname.endsWith(domain));
  }
}
