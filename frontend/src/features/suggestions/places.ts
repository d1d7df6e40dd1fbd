/** Where on an item's page a contact stands. */
export const contactPlace = (id: number) => `contact-${id}`;

/** Where on an item's page a promise stands. */
export const promisePlace = (id: number) => `promise-${id}`;
