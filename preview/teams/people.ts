import type { ChatKind } from '../wire/events.ts';

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly mail: string;
  readonly company: string;
  /** Of the company that invited them, where they are a guest. */
  readonly tenantId: string;
  readonly objectId: string;
  /** The id by which Teams knows them to this bot. */
  readonly teamsId: string;
  readonly role: 'user' | 'guest';
  readonly country: string;
  readonly timeZone: string;
  /** Of their Teams. */
  readonly locale: string;
}

/** A chat before anything was said in it. */
export interface Place {
  readonly key: string;
  readonly kind: ChatKind;
  readonly title: string;
  readonly company: string;
  readonly tenantId: string;
  readonly members: readonly Person[];
}

export const bot = { id: '28:9f3c1d52-7a40-4f0e-8a55-5c6b1e0d2a71', name: 'Partner Score' } as const;

const contoso = {
  company: 'Contoso',
  tenantId: '5b0c4a86-0d7e-4c55-9a1b-3f2d6e8c7a10',
  country: 'ES',
  timeZone: 'Europe/Madrid',
};
const fabrikam = {
  company: 'Fabrikam',
  tenantId: 'c2d7f1e4-86a3-4b9d-b5f0-714e9a3c8d22',
  country: 'US',
  timeZone: 'America/New_York',
};

const ana = createPerson(contoso, 'ana', 'Ana García', 'ana.garcia@contoso.example', 'a1');
const luis = createPerson(contoso, 'luis', 'Luis Ortega', 'luis.ortega@contoso.example', 'a2');
const marta: Person = {
  ...createPerson(contoso, 'marta', 'Marta Ruiz', 'marta.ruiz@contoso.example', 'a3'),
  locale: 'es-ES',
};
const jon: Person = {
  ...createPerson(contoso, 'jon', 'Jon Bell', 'jon.bell@northwind.example', 'a4'),
  role: 'guest',
};
const priya = createPerson(fabrikam, 'priya', 'Priya Nair', 'priya.nair@fabrikam.example', 'b1');

export const people: readonly Person[] = [ana, luis, marta, jon, priya];

export const places: readonly Place[] = [
  ...people.map(
    (person): Place => ({
      key: `personal-${person.key}`,
      kind: 'personal',
      title: bot.name,
      company: person.company,
      tenantId: person.tenantId,
      members: [person],
    }),
  ),
  createSharedPlace('partner-team', 'channel', 'Partner team', [ana, luis, marta]),
  createSharedPlace('study-group', 'groupChat', 'Study group', [ana, luis, marta]),
  createSharedPlace('joint-project', 'groupChat', 'Joint project', [ana, luis, jon, priya]),
];

function createPerson(home: typeof contoso, key: string, name: string, mail: string, digits: string): Person {
  return {
    ...home,
    key,
    name,
    mail,
    objectId: `3e8d0b6c-52f1-4d7a-9c04-8b6f2e1d70${digits}`,
    teamsId: `29:1-preview-${key}`,
    role: 'user',
    locale: 'en-GB',
  };
}

function createSharedPlace(
  key: string,
  kind: 'channel' | 'groupChat',
  title: string,
  members: readonly Person[],
): Place {
  return { key, kind, title, company: contoso.company, tenantId: contoso.tenantId, members };
}
