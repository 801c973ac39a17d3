import { describe, expect, it } from 'vitest';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import { peopleReply, person, rulesReply, TEAM } from './fixtures.ts';
import { actionsOf, findNodes, saidBy, textOf } from './readCard.ts';
import { render } from './render.ts';

const many = [
  'azure-administrator-associate',
  'azure-solutions-architect-expert',
  'azure-database-administrator-associate',
  'azure-data-scientist-associate',
].map((certification): [string, string] => [certification, '2027-10-20']);

function crowd(size: number) {
  return Array.from({ length: size }, (_, index) => person(`Maria Fernanda Gonzalez ${index + 1}`, ...many));
}

describe('the roster', () => {
  it('tells what each certification is worth today', () => {
    expect(textOf(render(peopleReply(TEAM)).card)).toContain(
      'Ana García  AZ-104, AZ-305 expires soon, on 12 December\nLuis Vega  AZ-104 until 1 April 2027, PL-300\n',
    );
    expect(textOf(render(peopleReply(TEAM)).card)).toContain('AI-102 expired on 1 March');
  });

  it('says how many people there are, and no names, where names are not shown', () => {
    const text = textOf(render(peopleReply(TEAM, false), { chat: 'channel' }).card);
    expect(text).toContain(
      '6 people, 9 certifications\nNames stay out of this chat. A button below shows them to you alone.',
    );
    expect(text).not.toContain('Luis');
  });

  it('shows 40 people with 4 certifications each on one light card', () => {
    const { card } = render(peopleReply(crowd(40)));
    expect(textOf(card).match(/Maria Fernanda/g)).toHaveLength(40);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(20 * 1024);
  });

  it('stays light with 400 people and says how many are left out', () => {
    const { card } = render(peopleReply(crowd(400)));
    const shown = textOf(card).match(/Maria Fernanda/g)?.length ?? 0;
    expect(textOf(card)).toContain(`and ${400 - shown} more people`);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(20 * 1024);
    expect(actionsOf(card)[0]).toMatchObject({ title: 'More people', data: { a: 'people' } });
  });

  it('shows at least one person, however much they hold', () => {
    const all = CERTIFICATIONS.map(({ id }, index): [string, string] => [id, index % 2 ? '2026-12-01' : '2027-12-01']);
    const heavy = Array.from({ length: 6 }, () => all).flat();
    const { card } = render(peopleReply([person('Ana', ...heavy), person('Luis', ...many)]));
    expect(textOf(card)).toContain('and 1 more person');
  });
});

describe('the rules', () => {
  it('tell book, date, sources and decisions, and offer the other book', () => {
    const { card } = render(rulesReply('brief', ['data-ai']));
    expect(textOf(card)).toContain(
      'Data & AI (Azure)\nyour programme page, always in force\nPasses at 70 points.\nCompared with the page on 22 November.',
    );
    expect(textOf(card)).toContain('Customers lost or usage shrunk give 0 points, never less.');
    expect(saidBy(card)).toContain('rules microsoft');
  });

  it('link to the pages of Microsoft', () => {
    const text = textOf(render(rulesReply('microsoft', ['security'])).card);
    expect(text).toContain("Microsoft's page of June 2026, in force since 30 June 2026");
    expect(text).toMatch(/\[Solutions Partner for Security, Microsoft Learn\]\(https:\/\/learn\.microsoft\.com\//);
  });

  it('tell which page was compared, what was revised since, and what is not known', () => {
    const text = textOf(render(rulesReply('microsoft')).card);
    expect(text).toContain('Compared on 22 November with the page as of 30 June 2026.');
    expect(text).toContain(
      'Modern Work: the page was revised on 26 August 2026, which has not been compared yet. Others who compared it report that the thresholds are unchanged.',
    );
    expect(text).toContain('Security: the page was revised on 31 July 2026, which has not been compared yet.');
    expect(text).not.toContain('Business Applications: the page was revised');
    expect(text).toContain('Not known of Modern Work: AB-650 is said to follow MS-102.');
    expect(text).toContain('Not known of Digital & App Innovation (Azure): AI-200 can be earned, but');
  });

  it('fold the decisions of six areas away behind a button', () => {
    const { card } = render(rulesReply('microsoft'));
    const [decisions] = findNodes(card, ({ isVisible }) => isVisible === false);
    expect(actionsOf(card)[0]).toMatchObject({ type: 'Action.ToggleVisibility', targetElements: [decisions?.id] });
    expect(textOf(decisions)).toContain('Customers lost or usage shrunk give 0 points, never less.');
  });
});
