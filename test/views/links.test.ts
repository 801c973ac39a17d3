import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/conversation/reply.ts';
import { LINK_IDS, linkTo } from '../../src/views/links.ts';
import { areaReply, formReply, partner, peopleReply, TEAM } from './fixtures.ts';
import { render } from './render.ts';
import { REPLIES } from './replies.ts';

const LINKS = [
  'https://learn.microsoft.com/en-us/partner-center/mpn-pay-fee-silver-gold-competency',
  'https://learn.microsoft.com/en-us/partner-center/connect-with-your-customers',
  'https://learn.microsoft.com/en-us/partner-center/link-partner-id-for-azure-performance-pal-dpor',
  'https://learn.microsoft.com/en-us/partner-center/incentives/submit-osa-claim',
  'https://learn.microsoft.com/en-us/partner-center/ms-learn-associate',
  'https://learn.microsoft.com/en-us/credentials/certifications/renew-your-microsoft-certification',
];

function linksIn(reply: Reply | undefined): readonly string[] {
  if (reply === undefined) throw new Error('There is no such reply');
  const found = JSON.stringify(render(reply).card).matchAll(/\]\((https:[^)]+)\)/g);
  return [...new Set([...found].map(([, link = '']) => link))];
}

describe('the six pages that help', () => {
  it('are all on the links card, in the order in which they are needed', () => {
    expect(linksIn({ kind: 'links' })).toEqual(LINKS);
  });

  it('include how to link customers and people beside the figures of a score', () => {
    const links = linksIn(REPLIES['area brief']);
    expect(links).toEqual([1, 2, 4, 5].map((index) => LINKS[index]));
  });

  it('include how to link customers and people beside the figures of a form', () => {
    expect(linksIn(formReply(partner({}), 'data-ai'))).toEqual([1, 2, 4, 5].map((index) => LINKS[index]));
  });

  it('include CPOR where an area counts it', () => {
    expect(linksIn(REPLIES['area modern-work'])).toContain(LINKS[3]);
    expect(linksIn(REPLIES['area data-ai'])).not.toContain(LINKS[3]);
  });

  it('include how people are linked beside the roster', () => {
    expect(linksIn(peopleReply(TEAM))).toContain(LINKS[4]);
  });

  it('include the way to buy the designation once it passes, and not before', () => {
    expect(linksIn(REPLIES['area brief hundred'])).toContain(LINKS[0]);
    expect(linksIn(areaReply(partner({ people: TEAM }), 'data-ai'))).not.toContain(LINKS[0]);
  });

  it("have an address in the reader's language", () => {
    expect(linkTo('buy', 'en')).toBe(LINKS[0]);
    expect(LINK_IDS.map((id) => linkTo(id, 'es'))).toEqual(LINKS.map((link) => link.replace('/en-us/', '/es-es/')));
  });
});
