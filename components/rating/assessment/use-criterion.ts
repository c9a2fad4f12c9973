'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { AssessmentView } from '@/lib/rating/assessment/view'

/** The criterion that the address names, and how to open another in place; its heading takes the focus then. */
export function useCriterion(tenant: string, view: AssessmentView) {
  const { methodology } = view
  const asked = Number(useSearchParams().get('criterion'))
  const criterion = methodology.criteria.find(({ number }) => number === asked) ?? methodology.criteria[0]
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const number = criterion?.number
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('main')?.scrollIntoView({ block: 'start' })
  }, [number])

  const here = `/${tenant}/office/assessments/${view.id}`
  const href = (to: number) => `${here}?criterion=${to}`
  const onOpen = (to: number) => {
    moved.current = true
    window.history.pushState(null, '', href(to))
  }
  return { criterion, heading, here, href, onOpen }
}
