/** Finds the route for a path. Routes are tried in the order in which they were listed. */
import type { Route } from './http.ts';

interface Compiled {
  route: Route;
  pattern: RegExp;
  names: string[];
}

/** A matched route with the values of its `:name` parts. */
export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** An ordered list of routes. */
export class Router {
  readonly #routes: Compiled[];
  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(compile);
  }

  /** The first route for this method and path, or the methods the path would accept, or null. */
  match(method: string, path: string): Match | 'method-not-allowed' | null {
    let known = false;
    for (const { route, pattern, names } of this.#routes) {
      const found = pattern.exec(path);
      if (!found) continue;
      known = true;
      if (route.method !== '*' && route.method !== method) continue;
      const params: Record<string, string> = {};
      names.forEach((name, index) => (params[name] = decodeURIComponent(found[index + 1] ?? '')));
      return { route, params };
    }
    return known ? 'method-not-allowed' : null;
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:(\w+)|\*/g, (_, name?: string) => {
    names.push(name ?? '*');
    return name === undefined ? '(.*)' : '([^/]+)';
  });
  return { route, pattern: new RegExp(`^${source}/?$`, 'i'), names };
}
