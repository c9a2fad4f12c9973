import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { SearchField } from '@/components/ui/SearchField'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { searchedWords, searchKinds, searchSpecs } from '@/lib/search/kinds'
import { searchEverywhere, START, STOP, type SearchHit } from '@/lib/search/queries'

export const metadata: Metadata = { title: pageName('search') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ q?: string | string[] }> }

/** The piece of text with the found words marked. */
function Piece({ text }: { text: string }) {
  const parts = text.split(START).flatMap((part, at) => {
    const [found, rest = ''] = at === 0 ? [null, part] : [part.split(STOP)[0] ?? '', part.split(STOP).slice(1).join('')]
    return [
      ...(found === null
        ? []
        : [
            <mark key={`m${at}`} className="bg-warn-soft text-ink">
              {found}
            </mark>,
          ]),
      rest,
    ]
  })
  return <p className="mt-1 max-w-[70ch] text-dense text-muted">{parts}</p>
}

function Hit({ hit, base }: { hit: SearchHit; base: string }) {
  const { path, prefix, status } = searchSpecs[hit.kind]
  return (
    <li className="border-t border-line py-3">
      <a href={`${base}/${path}/${hit.id}`} className="font-medium">
        {hit.title}
      </a>
      <p className="text-sm text-muted">
        {[hit.number === null ? '' : `${prefix}\u00a0${hit.number}`, hit.who, status[hit.status]?.short ?? '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {hit.piece.includes(START) && <Piece text={hit.piece} />}
    </li>
  )
}

export default async function SearchPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q: typed } = await searchParams
  const q = ((Array.isArray(typed) ? typed[0] : typed) ?? '').trim()
  const base = `/${tenant}/office`
  const actor = await requireActor(tenant, `${base}/search?${new URLSearchParams({ q }).toString()}`)
  const answer = await searchEverywhere(actor, { q })
  const total = searchKinds.reduce((sum, kind) => sum + answer[kind].total, 0)
  return (
    <>
      <OfficeTitle
        path="search"
        says={q === '' ? null : total > 0 ? `Найдено: ${total}` : 'Ничего не нашлось'}
        lead={`${searchedWords()}. Слова ищутся в любой форме, в кавычках – подряд, с минусом – исключаются.`}
      />
      <form role="search" className="mb-6 flex max-w-[44rem] flex-wrap items-end gap-3">
        <SearchField label="Что найти" defaultValue={q} key={q} />
        <Button type="submit" variant="quiet">
          Найти
        </Button>
      </form>
      {q !== '' && total === 0 && (
        <EmptyState title="Таких слов нигде нет">
          Попробуйте меньше слов или другие. Ищется в названиях, процессах, проблемах и решениях того, что вам доступно.
        </EmptyState>
      )}
      {searchKinds
        .filter((kind) => answer[kind].total > 0)
        .map((kind) => {
          const { path, all } = searchSpecs[kind]
          const { total: here, hits } = answer[kind]
          return (
            <Section key={kind} title={`${pageName(path)}: ${here}`}>
              <ul>
                {hits.map((hit) => (
                  <Hit key={hit.id} hit={hit} base={base} />
                ))}
              </ul>
              {here > hits.length && (
                <p className="mt-3">
                  <a href={`${base}/${path}?${new URLSearchParams({ q }).toString()}`}>
                    {all}: {count(here, 'запись', 'записи', 'записей')}
                  </a>
                </p>
              )}
            </Section>
          )
        })}
    </>
  )
}
