import { z } from 'zod';
import type { Mode } from '../../../config.ts';
import type { Membership } from '../../../conversation/index.ts';

const memberSchema = z.looseObject({
  tenantId: z.string().min(1).nullish(),
  userRole: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** Reads what the connector says of a member of a chat. */
export function readMembership(member: unknown, tenantId: string, mode: Mode): Membership {
  const read = memberSchema.safeParse(member).data;
  if (read === undefined) return { kind: 'unknown' };
  const role = read.userRole?.toLowerCase();
  if (role === 'guest' || role === 'anonymous') return { kind: 'guest' };
  // Teams always names the tenant; emulators on one's own machine do not.
  if (read.tenantId == null && mode === 'teams') return { kind: 'unknown' };
  if (read.tenantId != null && read.tenantId.toLowerCase() !== tenantId) return { kind: 'foreign' };
  return { kind: 'member', mail: read.email || read.userPrincipalName || null };
}
