import { CERTIFICATIONS } from '../src/scoring/certifications.ts';

const PEOPLE = 30;
const CERTIFICATIONS_EACH = 3;
// Steps that share no divisor with the catalogue's length spread the certifications over it.
const NEXT_PERSON = 7;
const NEXT_CERTIFICATION = 3;

function codeAt(index: number): string {
  const certification = CERTIFICATIONS[index % CERTIFICATIONS.length];
  return certification?.code ?? certification?.id ?? '';
}

const people = Array.from({ length: PEOPLE }, (_, person) => ({
  id: `person${person}@contoso.com`,
  certifications: Array.from({ length: CERTIFICATIONS_EACH }, (_, held) => ({
    certification: codeAt(person * NEXT_PERSON + held * NEXT_CERTIFICATION),
    earned: '2026-01-10',
    expires: '2027-01-10',
  })),
}));

/** A snapshot of all six areas with 30 people, as text. */
export function writeSnapshot(netCustomerAdds: number): string {
  const azure = { netCustomerAdds, usageGrowthPercent: 12.5, acrTrailing12MonthsUsd: 250_000, deployments: 4 };
  return JSON.stringify({
    asOf: '2026-11-22',
    ruleBook: 'microsoft',
    figures: {
      'data-ai': { track: 'enterprise', ...azure },
      infrastructure: { track: 'smb', ...azure },
      'digital-app-innovation': { track: 'enterprise', ...azure },
      'modern-work': {
        enterprise: { netCustomerAdds: 2, usageGrowth: { cpor: 700, dpor: 0 }, deployments: { cpor: 2, dpor: 0 } },
        smb: { netCustomerAdds: 7, usageGrowth: { cpor: 0, csp: 1500 }, deployments: { cpor: 0, csp: 4 } },
      },
      security: {
        enterprise: {
          netCustomerAdds: { azure: 3, m365: 2 },
          usageGrowth: { azureAcrUsd: 12_500, m365ProtectedUsers: 500 },
          deployments: { azure: 1, m365: 1 },
        },
        smb: {
          netCustomerAdds: { azure: 1, m365: 2 },
          usageGrowth: { azureAcrUsd: 6000, m365ProtectedUsers: 400 },
          deployments: { azure: 2, m365: 1 },
        },
      },
      'business-applications': {
        track: 'smb',
        netCustomerAdds: 3,
        usageGrowthPercent: 22,
        usageBaselineMcv: 30_000,
        deployments: 4,
      },
    },
    people,
  });
}
