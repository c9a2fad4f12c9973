import { isTakenBesideAgency } from '@/lib/core/taken-words'

const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/**
 * A public address part from a Russian name: «Юргинский городской округ» → yurginskiy-gorodskoy-okrug; at most 60
 * characters, whole words.
 */
export function slugOf(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => letters[letter] ?? letter).join('')
  const words = latin
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  let slug = words[0]?.slice(0, 60) ?? ''
  for (const word of words.slice(1)) if (slug.length + word.length < 60) slug += `-${word}`
  return slug || 'organ'
}

/** The slug of the name with -2, -3 … when it is taken, by the portal too; the chosen one is added to `taken`. */
export function freeSlug(name: string, taken: Set<string>): string {
  const base = slugOf(name)
  let slug = base
  for (let n = 2; taken.has(slug) || isTakenBesideAgency(slug); n += 1) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}
