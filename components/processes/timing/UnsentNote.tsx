'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/Notice'
import { observationCount } from '@/lib/processes/timing/labels'
import { sendAll } from './send'
import { readUnsent } from './store'

/** Sends what this device still holds of the person, and says how much it is. */
export function UnsentNote({ tenant, who }: { tenant: string; who: string }) {
  const router = useRouter()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const begin = setTimeout(() => {
      const waiting = readUnsent(tenant, who).length
      setLeft(waiting)
      if (waiting === 0) return
      void sendAll({ tenant, who }).then(() => {
        const now = readUnsent(tenant, who).length
        setLeft(now)
        if (now < waiting) router.refresh()
      })
    }, 0)
    return () => clearTimeout(begin)
  }, [tenant, who, router])
  if (left === 0) return null
  return (
    <Notice tone="warn">
      На этом устройстве {observationCount(left)}, которых портал ещё не получил. Они уйдут сами, когда будет связь.
    </Notice>
  )
}
