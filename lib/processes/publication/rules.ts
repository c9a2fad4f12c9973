/** When an edition may be published, and what must not stand in it. Pure. */
import type { PublicContent } from './content'

const SURNAME = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?'
/** «Иванова О. И.», «О. И. Иванова», «Иванова Ольга Ивановна»; what is named after somebody is no person. */
const names = new RegExp(
  `(?<![А-ЯЁа-яё])(?:${SURNAME}[ \\u00a0][А-ЯЁ]\\.[ \\u00a0]?[А-ЯЁ]\\.(?![ \\u00a0]?[А-ЯЁ][а-яё])|[А-ЯЁ]\\.[ \\u00a0]?[А-ЯЁ]\\.[ \\u00a0]?${SURNAME}|(?:${SURNAME}[ \\u00a0])?[А-ЯЁ][а-яё]+[ \\u00a0][А-ЯЁ][а-яё]*(?:(?:ович|евич|ьич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой)))(?![а-яё])`,
  'gu',
)
const afterNamed = /(?:^|[\s(«])(?:имени|им\.|улица|улице|улицы|ул\.|проспект|пр\.|пл\.|площадь|площади)[\s\u00a0]+$/iu

/** Names of people that a text seems to hold. */
export const personNames = (text: string): string[] =>
  [...text.matchAll(names)].flatMap((found) => (afterNamed.test(text.slice(0, found.index)) ? [] : [found[0].trim()]))

/** Where an edition holds the name of a person: «в описании: Иванова О. И.»; null – nowhere. */
export function namedPerson(content: PublicContent): { where: string; name: string } | null {
  const places: [where: string, text: string][] = [
    ['в названии', content.title],
    ['в описании', content.summary],
    ...[content.before, content.after].flatMap((course): [string, string][] =>
      (course?.steps ?? []).flatMap(({ name, role }, i): [string, string][] => [
        [`в шаге ${i + 1}`, name],
        [`в роли шага ${i + 1}`, role],
      ]),
    ),
    ...content.materials.map(({ title }): [string, string] => ['в названии материала', title]),
  ]
  for (const [where, text] of places) {
    const [name] = personNames(text)
    if (name) return { where, name }
  }
  return null
}

/** Who clears a process for the public: the authority, and the process office where the act gives it (L 3.2(6)). */
export const mayPublish = (
  { authority, office }: { authority: boolean; office: boolean },
  { officePublishes }: { officePublishes: boolean },
): boolean => authority || (office && officePublishes)

export type EditionState = 'NONE' | 'PUBLIC' | 'WITHDRAWN'
export const stateOf = (newest: { withdrawnAt: Date | null } | undefined): EditionState =>
  !newest ? 'NONE' : newest.withdrawnAt ? 'WITHDRAWN' : 'PUBLIC'
