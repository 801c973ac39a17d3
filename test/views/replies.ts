import type { Reply } from '../../src/conversation/reply.ts';
import { NEW_SETTINGS } from '../../src/partner/record.ts';
import { AREA_IDS } from '../../src/scoring/designations.ts';
import {
  AZURE,
  areaReply,
  DAY,
  enterprise,
  FULL,
  formReply,
  partner,
  peopleReply,
  person,
  report,
  rulesReply,
  TEAM,
} from './fixtures.ts';

const brief = partner({ figures: { 'data-ai': AZURE }, people: TEAM, settings: enterprise });
const sixty = partner({
  figures: {
    'data-ai': { netCustomerAdds: 3, usageGrowthPercent: 20, acrTrailing12MonthsUsd: 50_000, deployments: 5 },
  },
  people: TEAM,
  settings: enterprise,
});
const hundred = { ...sixty, people: [...TEAM, person('Pau Mir', 'azure-solutions-architect-expert')] };
const microsoft = { ...enterprise, ruleBook: 'microsoft' } as const;
const all = partner({ figures: FULL, people: TEAM, settings: microsoft });
const untold = partner({ figures: FULL, people: TEAM, settings: { ruleBook: 'microsoft' } });
const typed = partner({
  figures: FULL,
  typed: {
    'data-ai': { administrators: 2, architects: 1, specialists: 7 },
    'modern-work': { 'intermediate-people': 2 },
  },
  settings: enterprise,
});
const partial = partner({
  figures: { 'data-ai': { netCustomerAdds: 3 }, security: { 'smb.netCustomerAdds.azure': 2 } },
  people: TEAM,
});
const borderline = partner({
  figures: {
    security: {
      'enterprise.netCustomerAdds.azure': 8,
      'enterprise.netCustomerAdds.m365': 0,
      'enterprise.usageGrowth.azureAcrUsd': 6125,
      'enterprise.usageGrowth.m365ProtectedUsers': 737,
      'enterprise.deployments.azure': 1,
      'enterprise.deployments.m365': 0,
    },
  },
  typed: { security: { 'security-engineers': 2, 'security-analysts': 2, 'security-specialists': 6 } },
});
const almost = partner({
  figures: {
    'data-ai': { netCustomerAdds: 3, usageGrowthPercent: 19.9999, acrTrailing12MonthsUsd: 50_000, deployments: 0 },
  },
  typed: { 'data-ai': { administrators: 2, architects: 2, specialists: 5 } },
  settings: { ...microsoft },
});
const unreachable = partner({
  figures: {
    'business-applications': { netCustomerAdds: 3, usageGrowthPercent: 22, usageBaselineMcv: 9000, deployments: 4 },
  },
  people: TEAM,
  settings: microsoft,
});
const lowUse = partner({
  figures: {
    'data-ai': { netCustomerAdds: -1, usageGrowthPercent: 12.5, acrTrailing12MonthsUsd: 800, deployments: 7 },
  },
  people: TEAM,
  settings: enterprise,
});

/** The same, and nothing of it lapses. */
const lasting = {
  ...hundred,
  people: hundred.people.map((each) => ({
    ...each,
    certifications: each.certifications.map(({ certification }) => ({ certification })),
  })),
};

function monthly(reports: Extract<Reply, { kind: 'reminder' }>['reports']): Extract<Reply, { kind: 'reminder' }> {
  return {
    ...{ kind: 'reminder', notice: 'monthly', day: DAY, lateFrom: null, reports, previous: null, compact: false },
    ...{ lapses: [], overdue: [], customers: [], schedule: { day: 22, time: '09:00' }, nextMonth: '2026-12' },
  };
}

const remindReply: Extract<Reply, { kind: 'remind' }> = {
  ...{ kind: 'remind', chat: 'personal', isOn: true, by: null, timeZone: 'Europe/Madrid', zoneError: null },
  next: { day: '2026-12-21', time: '09:00' },
  form: { day: 21, time: '09:00', timeZone: 'Europe/Madrid', warnings: true },
  nextMonth: '2026-12',
};

/** Every kind of reply in every state worth a look, by name. */
export const REPLIES: Readonly<Record<string, Reply>> = {
  text: {
    kind: 'text',
    title: { key: 'say.nothingYet.title' },
    lines: [{ key: 'say.nothingYet.text' }],
    buttons: [
      { label: 'button.enterNumbers', action: { a: 'say', say: 'update' } },
      { label: 'button.trySample', action: { a: 'say', say: 'sample' } },
      { label: 'button.help', action: { a: 'say', say: 'help' } },
    ],
  },
  'area brief': areaReply(brief, 'data-ai'),
  'area brief sixty': { ...areaReply(sixty, 'data-ai'), notices: [{ key: 'card.people.hidden' }] },
  'area brief hundred': areaReply(hundred, 'data-ai'),
  'area names hidden': areaReply(brief, 'data-ai', DAY, false),
  ...Object.fromEntries(AREA_IDS.map((area) => [`area ${area}`, areaReply(all, area)])),
  ...Object.fromEntries(AREA_IDS.map((area) => [`area ${area} track unknown`, areaReply(untold, area)])),
  ...Object.fromEntries(AREA_IDS.map((area) => [`area ${area} typed`, areaReply(typed, area)])),
  'area partial': areaReply(partial, 'data-ai'),
  'area partial two paths': areaReply(partial, 'security'),
  'area people only': areaReply(partner({ people: TEAM }), 'infrastructure'),
  'area borderline': areaReply(borderline, 'security'),
  'area almost': areaReply(almost, 'data-ai'),
  'area unreachable': areaReply(unreachable, 'business-applications'),
  'area low use': areaReply(lowUse, 'data-ai'),
  'area before first rules': areaReply(all, 'security', '2025-01-15'),
  overview: {
    kind: 'overview',
    reports: (['data-ai', 'modern-work'] as const).map((area) => report(typed, area)),
    notSetUp: ['infrastructure', 'security'],
    day: DAY,
  },
  'overview all': { kind: 'overview', reports: AREA_IDS.map((area) => report(all, area)), notSetUp: [], day: DAY },
  'overview mixed': {
    kind: 'overview',
    reports: [report(hundred, 'data-ai'), report(partial, 'security'), report(unreachable, 'business-applications')],
    notSetUp: ['modern-work', 'infrastructure', 'digital-app-innovation'],
    day: DAY,
  },
  'overview empty': { kind: 'overview', reports: [], notSetUp: AREA_IDS, day: DAY },
  ...Object.fromEntries(
    AREA_IDS.map((area) => [`gaps ${area}`, { kind: 'gaps', reports: [report(all, area)], day: DAY } as const]),
  ),
  'gaps brief': { kind: 'gaps', reports: [report(brief, 'data-ai')], day: DAY },
  'gaps all': { kind: 'gaps', reports: AREA_IDS.map((area) => report(all, area)), day: DAY },
  'gaps to keep': { kind: 'gaps', reports: [report(hundred, 'data-ai')], day: DAY },
  'gaps none': { kind: 'gaps', reports: [report(lasting, 'data-ai')], day: DAY },
  'gaps partial': { kind: 'gaps', reports: [report(partial, 'data-ai')], day: DAY },
  'gaps unreachable': { kind: 'gaps', reports: [report(unreachable, 'business-applications')], day: DAY },
  ...Object.fromEntries(AREA_IDS.map((area) => [`form ${area}`, formReply(all, area)])),
  ...Object.fromEntries(AREA_IDS.map((area) => [`form ${area} empty`, formReply(partner({}), area)])),
  'form refused': {
    ...formReply(partner({}), 'data-ai', { netCustomerAdds: 'three or so', administrators: '1.5' }),
    notices: [{ key: 'notice.formRefused' }],
  },
  people: peopleReply(TEAM),
  'people, a later page': peopleReply(TEAM, true, 40),
  'people none': peopleReply([]),
  'people hidden': peopleReply(TEAM, false),
  'rules brief': rulesReply('brief'),
  'rules microsoft': rulesReply('microsoft'),
  'rules one area': rulesReply('brief', ['data-ai']),
  settings: {
    kind: 'settings',
    settings: { ...NEW_SETTINGS, ...enterprise, hiddenAreas: ['security'] },
    areas: AREA_IDS,
    language: 'teams',
  },
  links: { kind: 'links' },
  'reminder of all areas': {
    ...monthly(AREA_IDS.map((area) => report(all, area))),
    lateFrom: '2026-11-21',
    lapses: Array.from({ length: 4 }, (_, index) => ({
      key: 'expiring.line',
      values: {
        ...{ name: `Nuria Benavente de la Fuente ${index}`, named: true, certification: 'AZ-305', day: '3 December' },
        ...{ costs: '40 points less in Data & AI (Azure)', hasCosts: true, renewal: 'renew now, free, online' },
      },
    })),
    customers: [{ key: 'usage.leaving', values: { names: 'Litware', count: 1 }, rank: 'warning' }],
    overdue: [{ key: 'assign.line', values: { name: 'Marta Ruiz', what: 'AZ-104', day: '1 November' } }],
  },
  'reminder up and down': {
    ...monthly([report(hundred, 'data-ai'), report(partial, 'security')]),
    previous: { day: '2026-10-21', totals: { 'data-ai': 60, security: 12.5 } },
  },
  'reminder on trial': { ...monthly([report(brief, 'data-ai')]), notice: 'trial', schedule: null },
  'reminder compact': { ...monthly(AREA_IDS.map((area) => report(all, area))), compact: true },
  'remind off': { ...remindReply, isOn: false, next: null, nextMonth: null },
  'remind on': remindReply,
  'remind refused': {
    ...{ ...remindReply, chat: 'channel', by: 'Ana García' },
    zoneError: { key: 'remind.zoneUnknown', values: { text: 'Atlantis **' } },
  },
};
