import { foldText } from '../../reading/foldText.ts';

/** What a column of a pasted table holds. */
export type Field =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'mail'
  | 'certification'
  | 'earned'
  | 'expires'
  | 'trainingType'
  | 'status';

/** They say which rows count, and make no table of people by themselves. */
const BESIDE: readonly Field[] = ['trainingType', 'status'];

/** How people and Partner Center's exports head their columns, without blanks. */
const HEADINGS: readonly (readonly [Field, readonly string[]])[] = [
  [
    'name',
    [
      ...[
        'name',
        'fullname',
        'person',
        'people',
        'employee',
        'employeename',
        'displayname',
        'username',
        'who',
        'colleague',
      ],
      ...['nombre', 'nombrecompleto', 'persona', 'empleado', 'empleada', 'colega', 'nombreyapellidos'],
    ],
  ],
  ['firstName', ['firstname', 'givenname', 'individualfirstname', 'nombredepila']],
  ['lastName', ['lastname', 'surname', 'familyname', 'individuallastname', 'apellido', 'apellidos']],
  [
    'mail',
    [
      ...['corpemail', 'workemail', 'email', 'mail', 'emailaddress', 'mailaddress', 'upn', 'userprincipalname'],
      ...['correo', 'correoelectronico', 'direcciondecorreo'],
    ],
  ],
  [
    'certification',
    [
      ...['certification', 'certifications', 'certificate', 'cert', 'certs', 'exam', 'examcode', 'code', 'credential'],
      ...['trainingtitle', 'trainingname', 'title', 'certificationname', 'certificationtitle'],
      ...['certificacion', 'certificaciones', 'certificado', 'examen', 'codigo', 'credencial', 'titulo'],
    ],
  ],
  [
    'earned',
    [
      ...[
        'earned',
        'earnedon',
        'dateearned',
        'date',
        'completed',
        'completiondate',
        'trainingcompletiondate',
        'passed',
      ],
      ...['achieved', 'awarded', 'issued', 'issuedate', 'obtained', 'certifiedon', 'dateachieved', 'achieveddate'],
      ...['obtenida', 'obtenido', 'fecha', 'fechadeobtencion', 'fechaobtencion', 'conseguida', 'aprobada', 'aprobado'],
    ],
  ],
  [
    'expires',
    [
      ...[
        'expires',
        'expireson',
        'expiry',
        'expirydate',
        'expiration',
        'expirationdate',
        'validuntil',
        'validto',
        'until',
      ],
      ...['caduca', 'caducidad', 'fechadecaducidad', 'vence', 'vencimiento', 'fechadevencimiento', 'expira', 'hasta'],
    ],
  ],
  ['trainingType', ['trainingtype', 'tipodeformacion', 'tipodeentrenamiento']],
  ['status', ['activationstatus', 'estadodeactivacion']],
];

const fieldOf = new Map(
  HEADINGS.flatMap(([field, headings]) => headings.map((heading, rank) => [heading, { field, rank }] as const)),
);

/** Which column holds what. */
export type Header = ReadonlyMap<Field, number>;

/**
 * Reads a line as the head of a table; null where it is no head. Of two columns for one thing the likelier is taken.
 * `allKnown`: every cell must be a heading, as where the words of a line stand for cells.
 */
export function readHeader(cells: readonly string[], { allKnown }: { readonly allKnown: boolean }): Header | null {
  const found = cells.map((cell) => fieldOf.get(foldText(cell).replaceAll(' ', '')));
  if (allKnown && found.includes(undefined)) return null;
  const header = new Map<Field, { column: number; rank: number }>();
  found.forEach((each, column) => {
    if (each === undefined) return;
    const before = header.get(each.field);
    if (before === undefined || each.rank < before.rank) header.set(each.field, { column, rank: each.rank });
  });
  // "Nombre, Apellidos": beside a column of last names, the other one holds first names.
  const name = header.get('name');
  if (name !== undefined && header.has('lastName') && !header.has('firstName')) {
    header.delete('name');
    header.set('firstName', name);
  }
  if ([...header.keys()].filter((field) => !BESIDE.includes(field)).length < 2) return null;
  return new Map([...header].map(([field, { column }]) => [field, column]));
}
