import getPulse from '@salesforce/apex/PulseController.getPulse';
import { askPulseNow, PULSE_INTERVAL, PULSE_SLOWEST, watchPulse } from 'c/pulse';

jest.mock('@salesforce/apex/PulseController.getPulse', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const answer = (version: string): void => {
  jest.mocked(getPulse).mockResolvedValue({ version, unread: 0 });
};

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('c/pulse', () => {
  let stop: () => void = () => undefined;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.mocked(getPulse).mockReset();
    answer('1');
  });

  afterEach(() => {
    stop();
    setVisibility('visible');
    jest.useRealTimers();
  });

  it('passes on the first answer, then only changes', async () => {
    const listener = jest.fn();
    stop = watchPulse(listener);
    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL * 3);
    expect(listener).toHaveBeenCalledTimes(1);

    answer('2');
    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL);

    expect(listener).toHaveBeenCalledTimes(2);
    expect(listener).toHaveBeenLastCalledWith({ version: '2', unread: 0 });
  });

  it('asks once for all that watch', async () => {
    const first = jest.fn();
    const second = jest.fn();
    const stopFirst = watchPulse(first);
    const stopSecond = watchPulse(second);
    stop = () => {
      stopFirst();
      stopSecond();
    };

    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL - 1);

    expect(getPulse).toHaveBeenCalledTimes(1);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('rests while the page is hidden and asks at once when it is back', async () => {
    stop = watchPulse(jest.fn());
    await jest.advanceTimersByTimeAsync(1);
    setVisibility('hidden');
    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL * 10);
    expect(getPulse).toHaveBeenCalledTimes(1);

    setVisibility('visible');
    await jest.advanceTimersByTimeAsync(1);

    expect(getPulse).toHaveBeenCalledTimes(2);
  });

  it('asks more and more seldom while the org answers with errors, and recovers', async () => {
    jest.mocked(getPulse).mockRejectedValue(new Error('busy'));
    const listener = jest.fn();
    stop = watchPulse(listener);
    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL * 6.5);
    expect(getPulse).toHaveBeenCalledTimes(3);
    expect(listener).not.toHaveBeenCalled();

    answer('9');
    await jest.advanceTimersByTimeAsync(PULSE_SLOWEST);

    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('stops when nobody watches', async () => {
    watchPulse(jest.fn())();
    askPulseNow();
    await jest.advanceTimersByTimeAsync(PULSE_INTERVAL * 3);
    expect(getPulse).not.toHaveBeenCalled();
  });
});
