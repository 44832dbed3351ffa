import { refreshApex } from '@salesforce/apex';
import { LiveWires } from 'c/liveWires';
import { watchPulse, type PulseListener } from 'c/pulse';
import { settle } from './support/page';

jest.mock('@salesforce/apex', () => ({ __esModule: true, refreshApex: jest.fn(() => Promise.resolve()) }), {
  virtual: true,
});
jest.mock('c/pulse', () => ({ __esModule: true, watchPulse: jest.fn(() => jest.fn()), askPulseNow: jest.fn() }));

const empty: Sf.WireResult<string> = { data: undefined, error: undefined };

function beat(): void {
  const [listener] = jest.mocked(watchPulse).mock.lastCall as [PulseListener];
  listener({ version: '2', unread: 0 });
}

describe('c/liveWires', () => {
  beforeEach(() => {
    jest.clearAllMocks();
  });

  it('refreshes every wire on a beat', async () => {
    const live = new LiveWires();
    live.keep('a', { data: 'one', error: undefined });
    live.keep('b', { data: 'two', error: undefined });
    live.start();

    beat();
    await settle();

    expect(refreshApex).toHaveBeenCalledTimes(2);
  });

  it('reads a wire again that was still on its way when the beat came', async () => {
    const live = new LiveWires();
    live.keep('a', empty);
    live.start();
    beat();
    expect(refreshApex).not.toHaveBeenCalled();

    live.keep('a', { data: 'old', error: undefined });
    live.keep('a', { data: 'new', error: undefined });
    await settle();

    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('lets go of the pulse', () => {
    const letGo = jest.fn();
    jest.mocked(watchPulse).mockReturnValueOnce(letGo);
    const live = new LiveWires();
    live.start();
    live.start();
    live.stop();
    expect(watchPulse).toHaveBeenCalledTimes(1);
    expect(letGo).toHaveBeenCalledTimes(1);
  });
});
