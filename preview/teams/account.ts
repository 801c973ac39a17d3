import type { Person } from './people.ts';

/** A member as Teams describes one to a bot. */
export function describeAccount({ teamsId, name, objectId, mail, tenantId, role }: Person) {
  const [givenName, surname] = name.split(' ');
  return {
    id: teamsId,
    name,
    givenName,
    surname,
    objectId,
    aadObjectId: objectId,
    email: mail,
    userPrincipalName: role === 'guest' ? `${mail.replace('@', '_')}#EXT#@contoso.example` : mail,
    tenantId,
    userRole: role,
  };
}
