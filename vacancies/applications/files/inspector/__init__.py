"""The processes that look into applicants' files: one stays ready, and starts a child for each file.

The file comes from an untrusted person, so a child has little memory and time. It can read this file,
and nothing else: no other file, network, program or process, where the kernel can forbid it.
`vacancies.applications.files.inspection` starts the first process.

| module | responsibility |
|---|---|
| `server.py` | waits for files, starts a child for each, and stops it after its time |
| `child_process_main.py` | the child: its limits, and its answer as one line of JSON |
| `confinement.py` | what the kernel forbids the child |
| `landlock.py`, `seccomp.py` | how the kernel is asked: for files, and for system calls |

Import only the standard library, pikepdf and `vacancies.applications.files.pdf`: a child shares what
has been loaded here, and what is not there (settings, passwords, a database) no file can reach.
"""
