import { describe, expect, it } from 'vitest';
import { FULL, formReply, partner, TEAM } from './fixtures.ts';
import { actionsOf, findNodes, inputsOf, textOf } from './readCard.ts';
import { render } from './render.ts';
import { REPLIES } from './replies.ts';

describe('the form of an area', () => {
  it("asks for each figure, total of people and the track, with today's values", () => {
    const inputs = inputsOf(render(formReply(partner({ figures: { 'data-ai': FULL['data-ai'] } }), 'data-ai')).card);
    expect(inputs.map(({ id, value }) => [id, value])).toEqual([
      ['track', 'unknown'],
      ['figure:netCustomerAdds', '2'],
      ['figure:usageGrowthPercent', '10'],
      ['figure:acrTrailing12MonthsUsd', '180000'],
      ['figure:deployments', '4'],
      ['people:administrators', ''],
      ['people:architects', ''],
      ['people:specialists', ''],
      ['checked', 'false'],
    ]);
  });

  it('says under each field where Partner Center shows it, how the book defines it and which links count', () => {
    expect(textOf(render(formReply(partner({}), 'data-ai')).card)).toContain(
      'In Partner Center: Performance, Net customer adds. Customers gained over the last 12 months. A customer counts once it has used Azure for at least USD 1,000 a month in 2 consecutive months. Links that count: PAL, DPOR, CSP (Tier 1 and Tier 2).',
    );
  });

  it('says when Partner Center has newer numbers', () => {
    expect(textOf(render(formReply(partner({}), 'data-ai')).card)).toContain(
      'on the 20th of each month, training within 10 days',
    );
  });

  it('shows what was refused in its field, with why, and keeps the rest', () => {
    const { card, summary } = render(REPLIES['form refused'] ?? { kind: 'links' });
    expect(inputsOf(card).find(({ id }) => id === 'figure:netCustomerAdds')?.value).toBe('three or so');
    const [error] = findNodes(card, (node) => node.color === 'attention');
    expect(error?.text).toContain('three or so');
    expect(summary).toContain('2 numbers need another look');
  });

  it('sends with its inputs what it showed, under the keys of the stored figures', () => {
    const [save] = actionsOf(
      render(formReply(partner({ figures: { 'data-ai': { netCustomerAdds: 2 } } }), 'data-ai')).card,
    );
    expect(save).toMatchObject({
      type: 'Action.Execute',
      title: 'Save',
      associatedInputs: 'auto',
      data: {
        a: 'save-figures',
        area: 'data-ai',
        base: { netCustomerAdds: 2, usageGrowthPercent: null, 'certifiedPeople.architects': null, track: 'unknown' },
      },
    });
  });

  it('asks for no totals of people where there is a roster', () => {
    const { card } = render(formReply(partner({ people: TEAM }), 'data-ai'));
    expect(inputsOf(card).filter(({ id }) => String(id).startsWith('people:'))).toEqual([]);
    expect(textOf(card)).toContain('Certified people are counted from your list.');
  });

  it('folds the path without figures, and shows both where both have some', () => {
    function openPaths(figures: NonNullable<Parameters<typeof partner>[0]['figures']>) {
      const { card } = render(formReply(partner({ figures }), 'security'));
      return findNodes(card, ({ id }) => String(id).startsWith('path-')).flatMap(({ id, isVisible }) =>
        isVisible ? [id] : [],
      );
    }
    expect(openPaths({})).toEqual(['path-enterprise']);
    expect(openPaths({ security: { 'smb.deployments.azure': 1 } })).toEqual(['path-smb']);
    expect(openPaths({ security: FULL.security })).toEqual(['path-enterprise', 'path-smb']);
  });

  it('has no track to choose where both paths are scored', () => {
    expect(inputsOf(render(formReply(partner({}), 'modern-work')).card).map(({ id }) => id)).not.toContain('track');
  });
});

describe('the form of settings', () => {
  const { card } = render(REPLIES.settings ?? { kind: 'links' });

  it('shows what is set, and sends it along', () => {
    const shown = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
    expect(shown).toEqual({
      ruleBook: 'brief',
      areas: 'data-ai,infrastructure,digital-app-innovation,modern-work,business-applications',
      azureFigures: 'shared',
      language: 'teams',
      'track:data-ai': 'enterprise',
      'track:infrastructure': 'enterprise',
      'track:digital-app-innovation': 'enterprise',
      'track:business-applications': 'smb',
    });
    expect(actionsOf(card)[0]?.data).toMatchObject({ a: 'save-settings', base: shown });
  });
});
