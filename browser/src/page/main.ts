import { App } from './app';

await new App(new URL(location.href)).start();
