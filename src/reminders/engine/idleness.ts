interface Waiting {
  isNothingDue: boolean;
  readonly resolve: () => void;
}

/**
 * Finds out when nothing is left to do: a look for what is due found nothing, and a look for work that began after it
 * found nothing either and left nothing under way.
 */
export function createIdleness() {
  const all = new Set<Waiting>();
  let isOver = false;

  return {
    /** Resolves when two such looks, both begun from now on, have come to that; or at the end. */
    whenIdle: () =>
      new Promise<void>((resolve) => {
        if (isOver) resolve();
        else all.add({ isNothingDue: false, resolve });
      }),
    /** A look for what is due begins; gives whom to tell what it came to. */
    lookForDue() {
      const since = [...all];
      return (isNothingDue: boolean) => {
        for (const each of since) each.isNothingDue = isNothingDue;
      };
    },
    /** A look for work begins; gives whom to tell what it came to. */
    lookForWork() {
      const since = [...all].filter(({ isNothingDue }) => isNothingDue);
      return (isNothingToDo: boolean) => {
        for (const each of since.filter(({ isNothingDue }) => isNothingDue && isNothingToDo)) {
          all.delete(each);
          each.resolve();
        }
      };
    },
    /** No look will begin any more. */
    end() {
      isOver = true;
      for (const { resolve } of all) resolve();
      all.clear();
    },
  };
}
