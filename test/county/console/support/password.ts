/** Password of every user of these tests who has one of their own. */
export const PASSWORD = '门口的老槐树今年又开花';
