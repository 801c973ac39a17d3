import { type Certification, examToSit } from '../scoring/certifications.ts';
import type { Words } from './words.ts';

/** A certification in a few letters, as people call it, with the exam to sit on the day (ISO) where that is another: "PL-400 (exam AB-400)". */
export function callToEarn(words: Words, certification: Certification, day: string): string {
  const { code, title } = certification;
  const exam = examToSit(certification, day);
  return exam === code || exam === null || code === null ? (code ?? title) : words.say('exam.other', { code, exam });
}
