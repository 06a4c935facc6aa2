/** How well a fact is supported: A official, B press or secondary, C general knowledge. The facts of `kit` carry it. */
export { Confidence } from '#kit/fact';
