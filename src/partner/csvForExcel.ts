/** Excel reads UTF-8 by its mark alone, and runs what looks like a formula. */
export const CSV_FOR_EXCEL = { bom: true, escape_formulas: true, record_delimiter: 'windows' } as const;
