import { expect, it } from 'vitest';
import { readDays } from '../../src/rulesCompare/readDay.ts';
import { readHtmlPage, readMarkdownPage } from '../../src/rulesCompare/readPage.ts';
import { spellNumbers } from '../../src/rulesCompare/spellNumbers.ts';

it.each([
  {
    source: '<meta name="updated_at" content="2026-08-26T07:00:00Z"><meta name="ms.date" content="08/01/2026">',
    day: '2026-08-26',
  },
  { source: '<meta name="ms.date" content="08/01/2026"><main><h1>A</h1></main>', day: '2026-08-01' },
  { source: '<main><time datetime="2026-07-31T00:00:00.000Z">07/31/2026</time></main>', day: '2026-07-31' },
  { source: '<main><h1>A page</h1><p>Written on 1 August 2026.</p></main>', day: null },
  { source: '<meta name="ms.date" content="99/99/2026">', day: null },
])('the day of revision of $source is $day', ({ source, day }) => {
  expect(readHtmlPage(source).revised).toBe(day);
});

it('takes title and day of a Markdown page from what stands above it', () => {
  const page = readMarkdownPage('---\ntitle: "Solutions Partner for Security"\nms.date: 07/31/2026\n---\nSome text.\n');
  expect(page).toMatchObject({ title: 'Solutions Partner for Security', revised: '2026-07-31' });
});

it('reads the same from HTML and from Markdown', () => {
  const html =
    '<main><h1>A</h1><p><strong>Step 1</strong>:</p><ul><li>one*<ul><li><a href="/x/">two</a></li></ul></li></ul>' +
    '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table></main>';
  const markdown = '# A\n\n**Step 1**:\n\n- one\\*\n  - [two](/x/)\n\n| a | b |\n|---|---|\n| c | d |\n';
  expect(readMarkdownPage(markdown).blocks).toEqual(readHtmlPage(html).blocks);
});

it('leaves out what frames a page', () => {
  const source =
    '<nav>menu</nav><header>top</header><main><h1>A</h1><p>text<button>Copy</button></p><script>1</script></main><footer>end</footer>';
  expect(readHtmlPage(source).blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(['A', 'text']);
});

it('knows the main part of a page by its role, too', () => {
  const source = '<div>menu</div><div role="main"><h1>A</h1></div>';
  expect(readHtmlPage(source).blocks).toMatchObject([{ kind: 'heading', text: 'A' }]);
});

it.each([
  ['four points', '4 points'],
  ['from ten (10) customers', 'from 10 customers'],
  ['USD1,000 or $1,500', 'usd 1000 or usd 1500'],
  ['30% or one percent', '30 percent or 1 percent'],
  ['6.67 points, 1,000,000 users', '6.67 points, 1000000 users'],
  ['anyone, tenants, weight', 'anyone, tenants, weight'],
])('%s is spelled %s', (text, spelled) => {
  expect(spellNumbers(text)).toBe(spelled);
});

it('reads days in the order in which they stand', () => {
  expect(readDays('from 06/30/2026, by March 31, 2027 or 1 April 2028 (2025-01-02), not February 30, 2026')).toEqual([
    '2026-06-30',
    '2027-03-31',
    '2028-04-01',
    '2025-01-02',
  ]);
});
