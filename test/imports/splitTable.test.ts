import { describe, expect, test } from 'vitest';
import { splitTable } from '../../src/imports/splitTable.ts';

function cellsOf(...lines: readonly string[]) {
  return splitTable(lines.join('\n')).rows.map(({ number, cells }) => [number, ...cells]);
}

describe('quoted cells', () => {
  test('keep the quotation marks that are doubled in them', () => {
    expect(cellsOf('"Ana ""Nina"" García",AZ-305')).toEqual([[1, 'Ana "Nina" García', 'AZ-305']]);
  });

  test('may hold line breaks and separators, and rows are told by the line they begin on', () => {
    expect(cellsOf('Name;Code', '"Ana', 'García; Soler";AZ-305', '', 'Luis;AZ-104')).toEqual([
      [1, 'Name', 'Code'],
      [2, 'Ana\nGarcía; Soler', 'AZ-305'],
      [5, 'Luis', 'AZ-104'],
    ]);
  });

  test.each(['\t', ';', '|', ','])('are read between %j', (separator) => {
    expect(cellsOf([`"a${separator}b"`, ' "c ""d""" ', 'e'].join(separator))).toEqual([
      [1, `a${separator}b`, 'c "d"', 'e'],
    ]);
  });

  test('that never end swallow no other line', () => {
    expect(cellsOf('"Ana,AZ-305', '"Vega, Luis",AZ-104', 'Eva,"DP-300')).toEqual([
      [1, 'Ana', 'AZ-305'],
      [2, 'Vega, Luis', 'AZ-104'],
      [3, 'Eva', 'DP-300'],
    ]);
  });

  test('are told from quotation marks within a cell', () => {
    expect(cellsOf('Ana "Nina" García,AZ-305')).toEqual([[1, 'Ana "Nina" García', 'AZ-305']]);
  });
});

describe('the separator', () => {
  test.each(['sep=;', 'SEP=;', '"sep=;"'])('is said by a first line %j, which is no row', (line) => {
    expect(cellsOf(line, 'Ana, Dr.;AZ-305', 'Luis;AZ-104')).toEqual([
      [2, 'Ana, Dr.', 'AZ-305'],
      [3, 'Luis', 'AZ-104'],
    ]);
  });

  test('may be any sign that the first line says', () => {
    expect(cellsOf('sep=#', 'Ana#AZ-305')).toEqual([[2, 'Ana', 'AZ-305']]);
  });

  test('is not looked for in quoted cells', () => {
    expect(cellsOf('Ana,"AZ-305; AZ-104"', 'Luis,"AZ-305; AZ-104"')).toEqual([
      [1, 'Ana', 'AZ-305; AZ-104'],
      [2, 'Luis', 'AZ-305; AZ-104'],
    ]);
  });

  test('is none where words alone part a line', () => {
    expect(splitTable('Ana García AZ-305\nLuis Vega AZ-104')).toMatchObject({
      separator: null,
      rows: [{ cells: ['Ana García AZ-305'] }, { cells: ['Luis Vega AZ-104'] }],
    });
  });
});

test('lines end as on any system, and rows without anything in them are none', () => {
  expect(cellsOf('a;b\r\n;;\r\n\r\nc;d\re;f')).toEqual([
    [1, 'a', 'b'],
    [4, 'c', 'd'],
    [5, 'e', 'f'],
  ]);
});

test('a table of a hundred thousand rows is parted', () => {
  const { rows } = splitTable('"Ana ""Nina"" García",ana@contoso.com,AZ-305\n'.repeat(100_000));
  expect(rows).toHaveLength(100_000);
  expect(rows.at(-1)).toMatchObject({ number: 100_000, cells: ['Ana "Nina" García', 'ana@contoso.com', 'AZ-305'] });
});
