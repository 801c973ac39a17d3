import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PROJECTS, type Project } from './projectOf.ts';

/** Begins with the tests that wait the most, for programs and for time to pass; the others fill what they leave idle. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ project }: TestSpecification): number {
  return PROJECTS.indexOf(project.name as Project);
}
