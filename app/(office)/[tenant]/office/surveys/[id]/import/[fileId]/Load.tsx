'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { count } from '@/lib/core/format'
import type { AnswerFileDraft } from '@/lib/feedback/import/queries'
import { loadAnswerFileAction } from '../action'

type Props = {
  draft: AnswerFileDraft
  fileName: string
  tenant: string
  hidden: { id: string; version: number }
}

/** What follows and until when it can be taken back, then the button: all answers or none. */
export function Load({ draft, fileName, tenant, hidden }: Props) {
  const { answers, ready, takes, surveyVersionId, batchLeast, soon } = draft
  const why = takes ? waitsFor(draft) : 'Опрос сейчас не идёт: проверьте его дни.'
  const back = soon
    ? `Ответов уже хватает на партию результатов: она закроется в ближайший час, и после этого перенос отменить нельзя.`
    : `Отменить перенос можно, пока у органа не наберётся партия результатов – ${count(batchLeast, 'ответ', 'ответа', 'ответов')}.`
  return (
    <Section title="Перенос" rule>
      {why === null && ready ? (
        <>
          <p className="mb-3 max-w-[68ch]">
            Ответы встанут среди остальных в случайном порядке, без ключей, имён и времени; в сборе их видно как «из
            файла». {back} Файл портал удалит.
          </p>
          <ActionForm
            action={loadAnswerFileAction}
            tenant={tenant}
            hidden={{ ...hidden, surveyVersionId }}
            submitLabel={`Перенести ${count(answers, 'ответ', 'ответа', 'ответов')}`}
            confirm={{
              title: `Перенести ${count(answers, 'ответ', 'ответа', 'ответов')}?`,
              text: `Из файла «${fileName}» – в опрос. ${back}`,
              confirmLabel: 'Перенести',
            }}
          />
        </>
      ) : (
        <Notice tone="warn">{why}</Notice>
      )}
    </Section>
  )
}

/** What keeps the answers from being taken; null – nothing. */
function waitsFor({ answers, again, faults, conflicts, doubled, body, threshold }: AnswerFileDraft): string | null {
  if (again) return 'Этот файл уже перенесён: второй раз его ответы не берутся.'
  if (doubled.length + faults.length + conflicts.length > 0)
    return 'Перенести можно, когда решено всё, что отмечено выше.'
  if (answers === 0) return 'Новых ответов в файле не видно. Проверьте лист, шапку и столбцы.'
  if (answers < threshold)
    return `Новых ответов меньше ${threshold}: такую группу было бы видно. Дождитесь остальных или внесите их листами.`
  return body.known ? null : 'Выберите, о ком эти ответы.'
}
