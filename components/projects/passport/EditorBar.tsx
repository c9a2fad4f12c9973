'use client'
import { Button, ButtonLink } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { SaveLine } from '@/components/ui/SaveLine'
import type { TextState } from '@/lib/core/text-autosave'
import { sectionLabels, sectionOf } from '@/lib/projects/passport/labels'
import { initials } from '@/lib/core/format'
import type { EditorView } from '@/lib/projects/passport/view'
import { goTo } from './anchor'

type StatusProps = { state: TextState; timeZone: string; signInHref: string; onRetry: () => void }

function Editors({ editors }: { editors: readonly EditorView[] }) {
  const [first] = editors
  if (!first) return null
  const names = editors.map(({ name }) => name).join(', ')
  return (
    <p className="flex items-center gap-2.5 text-sm text-muted" title={names}>
      {editors.slice(0, 3).map(({ name }) => (
        <span
          key={name}
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-full bg-leader-soft text-xs font-semibold text-leader"
        >
          {initials(name)}
        </span>
      ))}
      <span>
        <span className="sr-only">{names}: </span>
        {editors.length === 1
          ? `заполняет раздел «${sectionLabels[sectionOf(first.path)]}»`
          : `ещё ${editors.length} заполняют паспорт`}
      </span>
    </p>
  )
}

type Props = StatusProps & {
  draft: number
  editors: readonly EditorView[]
  /** The version to compare with, and where. */
  compare: { number: number; href: string } | null
  documentHref: string
  submitHref: string | null
  ready: boolean
}

type Links = Pick<Props, 'compare' | 'documentHref'> & { className?: string }

/** The paper itself and what changed in it. On a phone it stands below the bar, which stays small there. */
function PaperLinks({ compare, documentHref, className }: Links) {
  return (
    <span className={cx('flex-wrap gap-2', className)}>
      {compare && (
        <ButtonLink size="s" variant="quiet" href={compare.href}>
          Сравнить с версией {compare.number}
        </ButtonLink>
      )}
      <ButtonLink size="s" variant="quiet" href={`${documentHref}.docx`} download="">
        DOCX
      </ButtonLink>
      <ButtonLink size="s" variant="quiet" href={`${documentHref}.pdf`} download="">
        PDF
      </ButtonLink>
    </span>
  )
}

/** Above the editor all the time: what is saved, who else is here, what can be done. */
export function EditorBar({ draft, editors, compare, documentHref, submitHref, ready, ...status }: Props) {
  return (
    <>
      <div className="passport-bar flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 md:px-8">
        <p className="text-dense">
          <b className="font-semibold">Паспорт проекта</b>{' '}
          <span className="text-sm text-muted" aria-live="polite">
            · черновик {draft}.{' '}
            <SaveLine
              {...status}
              idle="Сохраняется само"
              conflict={([first = '']) => (
                <>
                  Чужие изменения:{' '}
                  <Button variant="text" size="s" onClick={() => goTo(first)}>
                    выберите, что оставить
                  </Button>
                </>
              )}
            />
          </span>
        </p>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <div aria-live="polite">
            <Editors editors={editors} />
          </div>
          <PaperLinks compare={compare} documentHref={documentHref} className="hidden md:flex" />
          {submitHref && (
            <ButtonLink size="s" variant={ready ? 'primary' : 'quiet'} href={submitHref}>
              На согласование
            </ButtonLink>
          )}
        </div>
      </div>
      <PaperLinks compare={compare} documentHref={documentHref} className="flex px-4 pt-3 md:hidden" />
    </>
  )
}
