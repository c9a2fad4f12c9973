'use client'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'
import { recompute, type RecomputeResult } from '@/lib/rating/publication/recompute-check'

type State =
  { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed'; message: string } | { kind: 'done'; result: RecomputeResult }

const parse = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''))

function Outcome({ result }: { result: RecomputeResult }) {
  if (!result.ok)
    return (
      <Notice tone="danger" title="Это не рейтинг, который можно пересчитать" live>
        {result.problems.join(' ')}
      </Notice>
    )
  const { bundle, differences } = result
  const all = count(bundle.participants.length, 'участник', 'участника', 'участников')
  if (differences.length === 0)
    return (
      <Notice tone="ok" title="Всё совпало" live>
        Пересчитано: {all}, редакция {bundle.version}. Оценки и уровни те же, что опубликованы.
      </Notice>
    )
  return (
    <Notice tone="danger" title="Есть расхождения" live>
      <p>
        Пересчитано: {all}. Расхождений – {differences.length}:
      </p>
      <ul className="list-disc pl-5">
        {differences.map((one) => (
          <li key={`${one.agencyId}${one.message}`}>
            {one.name}: {one.message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function Recompute({ href, year }: { href: string; year: number }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const run = async (read: () => Promise<string>): Promise<void> => {
    setState({ kind: 'busy' })
    try {
      setState({ kind: 'done', result: recompute(parse(await read())) })
    } catch (error) {
      setState({
        kind: 'failed',
        message:
          error instanceof SyntaxError
            ? 'Это не JSON: выберите файл, скачанный со страницы рейтинга.'
            : 'Файл не скачался. Проверьте связь и повторите.',
      })
    }
  }
  const download = async (): Promise<string> => {
    const response = await fetch(href)
    if (!response.ok) throw new Error(String(response.status))
    return response.text()
  }
  return (
    <div className="grid justify-items-start gap-4">
      <Button variant="primary" disabled={state.kind === 'busy'} onClick={() => void run(download)}>
        Пересчитать опубликованное за {year} год
      </Button>
      <label
        className={buttonClass(
          'quiet',
          'm',
          'needs-script has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent',
        )}
      >
        Проверить свой файл
        <input
          type="file"
          className="sr-only"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void run(() => file.text())
          }}
        />
      </label>
      <noscript>
        <p>
          Пересчёт в браузере требует JavaScript. Без него <a href={href}>скачайте файл</a> и пересчитайте программой.
        </p>
      </noscript>
      {state.kind === 'busy' && <p role="status">Считаю…</p>}
      {state.kind === 'failed' && (
        <Notice tone="danger" title="Не получилось" live>
          {state.message}
        </Notice>
      )}
      {state.kind === 'done' && <Outcome result={state.result} />}
    </div>
  )
}
