/** From how many arrays on a chain is worth a loop. */
export const enoughCopies = 3;
