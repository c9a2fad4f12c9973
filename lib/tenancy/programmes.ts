/** The five programmes that come with the portal, as copied from their acts. */
import belgorod from '@/prisma/programmes/belgorod.json'
import belovo from '@/prisma/programmes/belovo.json'
import kirov from '@/prisma/programmes/kirov.json'
import kuzbass from '@/prisma/programmes/kuzbass.json'
import leningrad from '@/prisma/programmes/leningrad.json'

const programmes: Record<string, unknown> = { kuzbass, belovo, belgorod, leningrad, kirov }

export const programmeSlugs = Object.keys(programmes)

/** The template as JSON; undefined when there is no such programme. */
export const programmeJson = (slug: string): unknown => (Object.hasOwn(programmes, slug) ? programmes[slug] : undefined)
