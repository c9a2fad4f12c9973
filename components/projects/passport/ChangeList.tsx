import { wordDiff } from '@/lib/core/word-diff'
import type { PassportChange, PassportFields } from '@/lib/projects/form/passport'
import type { PassportForm } from '@/lib/projects/form/form'
import { fieldText, fullPathLabel, passportSections, sectionLabels, sectionOf } from '@/lib/projects/passport/labels'

type Props = {
  form: PassportForm
  changes: readonly PassportChange[]
  before: PassportFields
  after: PassportFields
  headings?: [string, string]
}

/** A text with what the other one does not have set off. */
function Text({ path, own, other }: { path: string; own: string; other: string }) {
  const [mine, theirs] = [fieldText(path, own), fieldText(path, other)]
  if (mine === '') return <span className="text-muted">пусто</span>
  const plain = path.startsWith('stages.') || /\.(current|target|unit|direction)$/.test(path)
  if (theirs === '' || plain) return <span className={plain ? 'font-semibold' : undefined}>{mine}</span>
  return wordDiff(theirs, mine)
    .filter(({ kind }) => kind !== 'removed')
    .map((part, at) =>
      part.kind === 'same' ? (
        part.text
      ) : (
        <ins key={at} className="rounded-[3px] bg-warn-soft font-semibold no-underline">
          {part.text}
        </ins>
      ),
    )
}

/** What differs between two passports, by the parts of the form: the place, how it was, how it is. */
export function ChangeList({ form, changes, before, after, headings = ['Было', 'Стало'] }: Props) {
  const shown = changes.filter(({ path }) => !path.endsWith('.personId'))
  return passportSections.map((section) => {
    const rows = shown.filter(({ path }) => sectionOf(path) === section)
    if (rows.length === 0) return null
    return (
      <section key={section} className="mt-6">
        <h3>{sectionLabels[section]}</h3>
        <dl className="mt-2 border-t border-line-strong">
          {rows.map(({ path, before: was, after: now }) => (
            <div
              key={path}
              className="grid gap-x-5 gap-y-1 border-b border-line py-2.5 md:grid-cols-[14rem_minmax(0,1fr)_minmax(0,1fr)]"
            >
              <dt className="font-medium">{fullPathLabel(form, path, after, before)}</dt>
              <dd className="min-w-0 whitespace-pre-wrap">
                <span className="block text-sm text-muted">{headings[0]}</span>
                <Text path={path} own={was} other={now} />
              </dd>
              <dd className="min-w-0 whitespace-pre-wrap">
                <span className="block text-sm text-muted">{headings[1]}</span>
                <Text path={path} own={now} other={was} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )
  })
}
