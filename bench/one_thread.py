"""One thread for everybody: imported before NumPy, and passed on to the peers."""

import os

__all__ = ["ONE_THREAD"]

# Libraries that start a thread for each processor slow each other down, by four to ten times where there are few.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)
os.environ.update(ONE_THREAD)
