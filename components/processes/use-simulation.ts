'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SimulationTask } from '@/lib/processes/simulation/protocol'
import { SimulationClient, type SimulationState } from './simulation-client'

/**
 * Simulates in a worker: `start` begins a task and drops the one under way, `cancel` ends it, `state` tells where it
 * is. The worker is loaded with the first task and ends with the component.
 */
export function useSimulation() {
  const [state, setState] = useState<SimulationState>({ status: 'idle' })
  const client = useRef<SimulationClient | null>(null)

  useEffect(
    () => () => {
      client.current?.close()
      client.current = null
    },
    [],
  )

  const start = useCallback((task: SimulationTask) => {
    // The address must stand in the call itself: the bundler finds the worker by it.
    client.current ??= new SimulationClient(
      () => new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' }),
      setState,
    )
    client.current.start(task)
  }, [])
  const cancel = useCallback(() => client.current?.cancel(), [])

  return { state, start, cancel }
}
