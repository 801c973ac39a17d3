import { describe, expect, it } from 'vitest';
import {
  AZURE,
  areaReply,
  DAY,
  enterprise,
  FULL,
  facts,
  type Partner,
  partner,
  person,
  report,
  TEAM,
} from './fixtures.ts';
import { findNodes, isNode, saidBy, textOf } from './readCard.ts';
import { render } from './render.ts';
import { REPLIES } from './replies.ts';

function readCard(name: string): string {
  const reply = REPLIES[name];
  if (reply === undefined) throw new Error(`There is no reply "${name}"`);
  return textOf(render(reply).card);
}

function readArea(told: Partner, area: Parameters<typeof areaReply>[1] = 'data-ai'): string {
  return textOf(render(areaReply(partner(told), area)).card);
}

const skilled = { 'data-ai': { administrators: 2, architects: 2, specialists: 6 } };

describe('the card of one area', () => {
  it('answers first: area, total and distance to passing', () => {
    const { card, summary } = render(REPLIES['area brief sixty'] ?? { kind: 'links' });
    expect(textOf(card)).toContain('Data & AI (Azure)\n60 of 100, 10 more to pass\n60\n');
    expect(summary).toContain(
      'Data & AI (Azure): 60 of 100, 10 more to pass. Need 1 more Azure Solutions Architect Expert (AZ-305).',
    );
  });

  it('names the next step with its gain, why, and who is nearest', () => {
    expect(readCard('area brief')).toContain(
      [
        'Do next',
        '+40',
        'Need 1 more Azure Solutions Architect Expert (AZ-305)',
        'Opens 40 points that certified people have already earned. Luis Vega already holds the step before.',
        '+10',
        'Need 1 more net new customer',
        'Now 2 of 3 customers.',
      ].join('\n'),
    );
  });

  it('says what the cheapest way reaches', () => {
    expect(readCard('area brief')).toContain(
      "The first step reaches 78 of 100: enough to pass by your programme page. By Microsoft's page of June 2026 it is 58 then: does not pass.",
    );
    expect(readCard('area infrastructure')).toContain('2 more steps are needed to pass: see all gaps.');
  });

  it('says shortly that the other book gives the same', () => {
    expect(readCard('area brief')).toContain("With the same figures Microsoft's page of June 2026 gives 38 as well.");
  });

  it('says both totals and verdicts where the books differ', () => {
    const told = { figures: { 'data-ai': { ...AZURE, netCustomerAdds: 2 } }, typed: skilled, settings: enterprise };
    expect(readArea(told)).toContain(
      "78 of 100: passes by your programme page. 62 with the same figures by Microsoft's page of June 2026: does not pass.",
    );
    expect(render(areaReply(partner(told), 'data-ai')).summary).toBe(
      "Data & AI (Azure): 78 of 100: passes by your programme page. 62 with the same figures by Microsoft's page of June 2026: does not pass.",
    );
  });

  it('says them the other way round by the other book', () => {
    const settings = { ...enterprise, ruleBook: 'microsoft' } as const;
    expect(readArea({ figures: { 'data-ai': AZURE }, typed: skilled, settings })).toContain(
      "62 of 100: does not pass by Microsoft's page of June 2026. 78 with the same figures by your programme page: passes.",
    );
  });

  it("says both tracks' totals of the other book while the track is not chosen", () => {
    expect(readArea({ figures: { 'data-ai': AZURE }, typed: skilled })).toContain(
      "78 of 100: passes by your programme page. With the same figures by Microsoft's page of June 2026: 62 on the Enterprise track (does not pass) and 70 on the SMB track (passes).",
    );
  });

  it('says both tracks of its own book, and asks for the track', () => {
    const card = readCard('area infrastructure track unknown');
    expect(card).toContain('between 38 and 46 of 100, does not pass');
    expect(card).toContain(
      'Your track is not chosen yet: 38 on the Enterprise track and 46 on the SMB track: does not pass on either.',
    );
    expect(card).toContain('Tell me your track');
  });

  it('says the total of the path that does not count', () => {
    expect(readCard('area modern-work')).toContain(
      "By Microsoft's page of June 2026, SMB path. The Enterprise path gives 39: does not pass.",
    );
  });

  it('tells a range and what is missing, with a button to where it can be given', () => {
    const { card } = render(REPLIES['area modern-work typed'] ?? { kind: 'links' });
    expect(textOf(card)).toContain('between 56.5 and 71.5 of 100, may pass\n56.5–71.5\n');
    expect(textOf(card)).toContain('Tell me your certified people\nUp to 15 points more.');
    expect(saidBy(card)[0]).toBe('set modern-work people');
  });

  it('holds out no hope where a metric can give no point, whatever the missing one gives', () => {
    const { netCustomerAdds: _missing, ...known } = AZURE;
    const told = {
      figures: { 'data-ai': { ...known, usageGrowthPercent: -5, deployments: 10 } },
      typed: { 'data-ai': { administrators: 9, architects: 9, specialists: 99 } },
      settings: { ...enterprise, ruleBook: 'microsoft' as const },
    };
    const { score } = report(partner(told), 'data-ai');
    expect(score.counted.atMost).toBeGreaterThanOrEqual(score.ruleSet.passMark.value);
    const text = readArea(told);
    expect(text).toContain('between 50 and 80 of 100, does not pass');
  });

  it('says that a path passes already while figures of the other one are missing', () => {
    const smb = {
      'smb.netCustomerAdds': 10,
      'smb.usageGrowth.cpor': 500,
      'smb.usageGrowth.csp': 0,
      'smb.deployments.cpor': 5,
      'smb.deployments.csp': 0,
    };
    const told = {
      figures: { 'modern-work': { ...smb, 'enterprise.netCustomerAdds': 1 } },
      typed: { 'modern-work': { 'intermediate-people': 2, 'advanced-people': 1 } },
    };
    expect(readArea(told, 'modern-work')).toMatch(/100 of 100, passes\n/);
  });

  it('never says that 70 of 100 does not pass', () => {
    const figures = { 'data-ai': { ...AZURE, netCustomerAdds: 3, usageGrowthPercent: 19.9999, deployments: 0 } };
    const told = {
      figures,
      typed: { 'data-ai': { administrators: 2, architects: 2, specialists: 5 } },
      settings: { ...enterprise, ruleBook: 'microsoft' as const },
    };
    expect(readArea(told)).toContain('69.99 of 100, 0.01 more to pass\n69.99\n');
  });

  it('says that a metric lacks its minimum when the total is there', () => {
    const figures = { 'data-ai': { ...AZURE, netCustomerAdds: 3, usageGrowthPercent: 0, deployments: 5 } };
    const told = {
      figures,
      typed: { 'data-ai': { administrators: 2, architects: 2, specialists: 10 } },
      settings: { ...enterprise, ruleBook: 'microsoft' as const },
    };
    const card = readArea(told);
    expect(card).toContain('80 of 100, does not pass: every metric needs at least 1 point\n');
    expect(card).toContain('Need 1 % more usage growth\nNow 0 % of 20 %. At least 1 point is needed here.');
  });

  it('says what shuts a metric and what waits behind it', () => {
    expect(readCard('area brief')).toContain('Closed until 2 architects: 40 points wait');
    expect(readCard('area low use')).toContain(
      '12.5 % of 20 %. Closed until Azure use reaches USD 1,000 in 12 months, now USD 800: 12.5 points wait',
    );
  });

  it('says why nothing can pass, and promises nothing', () => {
    const card = readCard('area unreachable');
    expect(card).toContain('Cannot pass for now: usage a year ago was under 25,000 MCV, so growth gives no points.');
    expect(card).toContain('For more points');
    expect(card).not.toContain('enough to pass');
  });

  it('marks a borderline result and sends nobody to pay for it', () => {
    const card = readCard('area borderline');
    expect(card).toContain('Borderline: it passes only if Partner Center counts part units of usage growth.');
    expect(card).toContain('Look at Partner Center before you [buy or renew the designation]');
  });

  it('sends nobody to pay where Partner Center says less than enough', () => {
    const reply = REPLIES['area brief hundred'];
    if (reply?.kind !== 'area') throw new Error('It is the card of one area');
    const told = (value: number) => {
      const official = { value, day: DAY, by: { id: 'ana', name: 'Ana' } };
      return textOf(render({ ...reply, report: { ...reply.report, official } }).card);
    };
    expect(told(69)).toContain('Look at Partner Center before you [buy or renew the designation]');
    expect(told(70)).toContain('You can [buy or renew the designation]');
  });

  it('says that a day before the first rules is scored by them', () => {
    expect(readCard('area before first rules')).toContain(
      'The day is before its first rules of 30 June 2026, so those are used.',
    );
  });

  it('says once that it is an estimate, whose figures of which day, and where people come from', () => {
    const card = readCard('area brief');
    expect(card.match(/An estimate; Partner Center decides\./g)).toHaveLength(1);
    expect(card).toContain('Figures of 20 November, from Ana. People from your list.');
    expect(readCard('area data-ai typed')).toContain('People as typed totals.');
  });

  it('names days and givers of figures that differ, and marks those from before the last 20th', () => {
    const record = partner({ people: TEAM, settings: enterprise });
    const { netCustomerAdds = 0, ...others } = AZURE;
    const azure = {
      ...facts(others, '2025-12-01', { id: 'luis', name: 'Luis' }),
      ...facts({ netCustomerAdds }, '2026-11-02'),
    };
    const card = textOf(render(areaReply({ ...record, figures: { azure } }, 'data-ai')).card);
    expect(card).toContain('Figures of 1 December 2025 to 2 November, from Ana and Luis.');
    expect(card).toContain('Your numbers are from before 20 November: Partner Center has newer ones.');
  });

  it('tells no names in a group chat or channel', () => {
    const { card, summary } = render(
      areaReply(partner({ figures: { 'data-ai': AZURE }, people: TEAM }), 'data-ai', DAY, false),
      {
        chat: 'channel',
      },
    );
    for (const { name } of [...TEAM, { name: 'Ana' }]) expect(`${textOf(card)}${summary}`).not.toContain(name);
  });

  it('opens what stands behind the total and each metric, and says so to whoever hears it read', () => {
    const { card } = render(REPLIES['area brief'] ?? { kind: 'links' });
    const opened = findNodes(card, ({ selectAction }) => selectAction !== undefined).map(({ selectAction }) =>
      isNode(selectAction) && isNode(selectAction.data) ? [selectAction.title, selectAction.data.say] : [],
    );
    expect(opened).toEqual([
      ['38 of 100, 32 more to pass. The last 12 months.', 'history data-ai'],
      ['Net customer adds: 20 of 30. 2 of 3 customers. What counts there.', 'rules data-ai'],
      [expect.stringMatching(/^Certified people: 0 of 40\. .* Closed until .* wait\. People\.$/), 'people'],
      ['Usage growth: 10 of 20. 10 % of 20 %. What counts there.', 'rules data-ai'],
      ['Services in use: 8 of 10. 4 of 5 services. What counts there.', 'rules data-ai'],
    ]);
  });

  it('opens customers, growth and services where usage by customer is known', () => {
    const known = report(partner({ people: TEAM }), 'data-ai');
    const usage = { month: '2026-10-01', lacking: [], nearest: [], leaving: [], services: null, parts: [] };
    const { card } = render({ kind: 'area', report: { ...known, usage }, day: DAY });
    const said = findNodes(card, ({ a }) => a === 'say').map(({ say }) => say);
    expect(said).toEqual(expect.arrayContaining(['customers data-ai', 'growth data-ai', 'services data-ai']));
  });

  it('has the button that most people press next first', () => {
    expect(saidBy(render(REPLIES['area brief'] ?? { kind: 'links' }).card)).toEqual([
      'update data-ai',
      'gaps data-ai',
      'score',
    ]);
  });
});

describe('the card of all areas', () => {
  const { card, summary } = render(REPLIES['overview mixed'] ?? { kind: 'links' });

  it('tells each area with its total, its verdict in words and its next step', () => {
    expect(textOf(card)).toContain('Data & AI (Azure)\n100\n');
    expect(textOf(card)).toContain(
      '━  passes until 12 December\n100 of 100: passes by your programme page. 80 with the same figures',
    );
    expect(textOf(card)).toContain('━  cannot pass for now\nCannot pass for now');
    expect(textOf(card)).toContain('+7.5 Need 1 more person with an advanced certification');
    expect(textOf(card)).toContain(
      'Not set up yet: Modern Work, Infrastructure (Azure) and Digital & App Innovation (Azure).',
    );
  });

  it('leads with what asks for attention first, and its first button opens that', () => {
    expect(textOf(card)).toContain('1 of 3 designations passes. Look at Security first.');
    expect(saidBy(card)[0]).toBe('score security');
    const all = render(REPLIES['overview all'] ?? { kind: 'links' }).card;
    expect(textOf(all)).toContain('Look at Modern Work first.');
    expect(saidBy(all)[0]).toBe('score modern-work');
  });

  it('tells whoever hears it read what a press opens, without its bars', () => {
    const titles = findNodes(card, ({ selectAction }) => selectAction !== undefined).map(({ selectAction }) =>
      isNode(selectAction) ? selectAction.title : '',
    );
    expect(titles[0]).toMatch(/^Data & AI \(Azure\): 100 of 100, passes until .* Open Data & AI \(Azure\)\.$/);
    expect(titles.join('')).not.toMatch(/[━┃]/);
  });

  it('opens an area at a press', () => {
    expect(JSON.stringify(card)).toContain('"say":"score business-applications"');
  });

  it('says in its summary how many pass and what comes next', () => {
    expect(summary).toMatch(
      /^1 of 3 designations passes\. Security: between 0 and 60 of 100, does not pass\. Tell me /,
    );
  });
});

describe('the card of gaps', () => {
  it('marks the cheapest way to pass and tells the rest', () => {
    const card = readCard('gaps brief');
    expect(card).toMatch(
      /Cheapest way to pass: reaches 78 of 100 by your programme page\. By .* it is 58 then: does not pass\.\n\+40\nNeed 1 more Azure Solutions Architect Expert \(AZ-305\)\n[\s\S]*Other points\n\+10\n/,
    );
  });

  it('adds up to what the cheapest way reaches', () => {
    for (const area of ['infrastructure', 'security', 'modern-work'] as const) {
      const [, way = ''] = readCard(`gaps ${area}`).split('Cheapest way to pass: reaches ');
      const [first = ''] = way.split('Other points');
      const gains = [...first.matchAll(/^\+([\d.]+)$/gm)].reduce((sum, [, gain]) => sum + Number(gain), 0);
      expect(
        report(partner({ figures: FULL, people: TEAM, settings: { ...enterprise, ruleBook: 'microsoft' } }), area).score
          .total + gains,
      ).toBeCloseTo(Number.parseFloat(way), 1);
    }
  });

  it('names every gap, of one area or of all', () => {
    const record = partner({ figures: FULL, people: TEAM, settings: { ...enterprise, ruleBook: 'microsoft' } });
    const reports = (['data-ai', 'security'] as const).map((area) => report(record, area));
    const count = reports.flatMap(({ gaps }) => gaps.gaps).length;
    expect(textOf(render({ kind: 'gaps', reports, day: DAY }).card).match(/Need /g)).toHaveLength(count);
  });

  it('says so when there are none', () => {
    expect(readCard('gaps none')).toContain('No gaps: every metric has all its points.');
  });

  it('says what keeps a pass that would else be lost', () => {
    const card = readCard('gaps to keep');
    expect(card).toContain('100 of 100, passes until 12 December');
    expect(card).toContain(
      'To keep it\n−40\nRenew AZ-305 of Ana García by 12 December\nRenewing is free and online, from now on.',
    );
    expect(card).toContain('Otherwise it is 60 of 100 from 13 December and no longer passes.');
    expect(card).not.toContain('No gaps');
  });
});

describe('a person who holds two of the steps before', () => {
  it('is named once', () => {
    const people = [person('Ana', 'azure-administrator-associate', 'azure-administrator-associate')];
    const card = readArea({ figures: { 'data-ai': AZURE }, people, settings: enterprise });
    expect(card).toContain('Ana already holds the step before.');
  });
});
