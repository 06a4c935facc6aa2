import { parentPort, workerData } from 'node:worker_threads';
import { layoutOf } from '../../../matching/scan/layout.ts';
import { type Task, work } from './part.ts';

const task = workerData as Task;
layoutOf(task.index.startups);
parentPort!.postMessage('ready');
parentPort!.once('message', () => parentPort!.postMessage(work(task)));
