/**
 * The data of any query. A test writes the query and reads its answer in one breath; to describe the shape a third time
 * would prove nothing. The only `any` outside the kit: law 6 names this file.
 */
// biome-ignore lint/suspicious/noExplicitAny: its shape is that of the query, which no type follows.
export type AnswerData = any;
