import { z } from 'zod';
import { AREA_IDS } from '../../scoring/designations.ts';
import { definePress } from '../press.ts';

/** The customers from the one of this number on. */
export const customersPress = definePress('customers', {
  area: z.enum(AREA_IDS).nullable(),
  from: z.int().min(0).max(1e6),
});
