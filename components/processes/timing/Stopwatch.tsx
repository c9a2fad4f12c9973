'use client'
import { useEffect, useState } from 'react'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { runTitle } from '@/lib/processes/timing/labels'
import { upperFirst } from '@/lib/core/format'
import { ConnectionLine, NotTaken } from './ConnectionLine'
import { RunSteps } from './RunSteps'
import { TapBar } from './TapBar'
import { signInHref } from './sign-in'
import './timing.css'
import { useNow, useTiming } from './use-timing'

type Address = { tenant: string; series: string }

/** Whose series: of the address, which the page itself does not know. */
function useAddress(): Address | null | undefined {
  const [address, setAddress] = useState<Address | null | undefined>(undefined)
  useEffect(() => {
    const read = setTimeout(() => {
      const query = new URLSearchParams(window.location.search)
      const [tenant, series] = [query.get('tenant') ?? '', query.get('series') ?? '']
      setAddress(/^[a-z0-9-]+$/.test(tenant) && /^[0-9a-f-]{36}$/.test(series) ? { tenant, series } : null)
    }, 0)
    return () => clearTimeout(read)
  }, [])
  return address
}

/** Keeps the page on the device, so that it opens without a connection. */
function useKeptPage(): void {
  useEffect(() => {
    // A browser without it, or a portal without https: the page works, but does not open offline.
    navigator.serviceWorker?.register('/timing-worker.js', { scope: '/timing' }).catch(() => undefined)
  }, [])
}

export function Stopwatch() {
  const address = useAddress()
  useKeptPage()
  if (address === undefined) return <p className="p-4 text-muted">Открывается…</p>
  if (address === null) return <NoSeries href="/" />
  return <Series key={address.series} {...address} />
}

const NoSeries = ({ href }: { href: string }) => (
  <div className="p-4">
    <h1 className="sr-only">Замеры</h1>
    <EmptyState
      title="Этой серии здесь нет"
      action={
        <ButtonLink href={href} variant="quiet">
          В портал
        </ButtonLink>
      }
    >
      Откройте серию со страницы «Замеры» процесса, пока есть связь: после этого она откроется и без неё.
    </EmptyState>
  </div>
)

function Series({ tenant, series }: Address) {
  const timing = useTiming(tenant, series)
  const { sheet, missing, kept, unsent, line, volatile, tap } = timing
  const { course } = kept
  const now = useNow(course !== null)
  if (sheet === null) {
    if (line.kind === 'signedOut') return <SignIn tenant={tenant} series={series} />
    return missing ? <NoSeries href={`/${tenant}/office`} /> : <p className="p-4 text-muted">Открывается…</p>
  }
  const back = `/${tenant}/office/processes/${sheet.processId}/timing`
  const step = course && sheet.steps.find(({ id }) => id === course.stepId)
  const waiting = unsent.filter(({ refused }) => refused === undefined)
  const taken = Math.max(sheet.runs, kept.ended)
  return (
    <>
      <header className="stopwatch-head">
        <a href={sheet.state === 'TO_BE' ? `${back}?state=to-be` : back}>← Замеры</a>
        <span>{sheet.place}</span>
      </header>
      <ConnectionLine line={line} unsent={waiting.length} volatile={volatile} tenant={tenant} series={series} />
      <div className="stopwatch-body">
        <NotTaken unsent={unsent} onDrop={timing.drop} />
        <h1>
          {course
            ? `${upperFirst(runTitle(sheet.runWord, course.number))}: ${course.startedAt === null ? 'ждёт шаг' : 'идёт шаг'} ${step?.number ?? ''}`
            : sheet.processName}
        </h1>
        <p className="text-muted">
          {course ? `${sheet.processName} · ` : ''}нужно {sheet.planned}, снято {taken}
          {sheet.closed ? '. Серия закончена: новые прогоны не начинают.' : ''}
        </p>
        <RunSteps sheet={sheet} course={course} now={now} tap={tap} />
      </div>
      <TapBar sheet={sheet} kept={kept} now={now} tap={tap} />
    </>
  )
}

const SignIn = ({ tenant, series }: Address) => (
  <div className="p-4">
    <h1 className="mb-3">Войдите, чтобы снимать замеры</h1>
    <p className="mb-4 text-muted">Снятое раньше и не отправленное хранится на этом устройстве и уйдёт после входа.</p>
    <ButtonLink href={signInHref(tenant, series)}>Войти</ButtonLink>
  </div>
)
