/* Tags of the messages between the harness and the agent. The same table is in AgentTags.cs and in agent.py; a test compares the three.
   docs/protocol.md says what each field holds. */
#ifndef BENCH_AGENT_TAGS_H
#define BENCH_AGENT_TAGS_H

#define AGENT_VERSION 1

/* Types of message. */
#define MESSAGE_SPAWN 1
#define MESSAGE_PING 2
#define MESSAGE_CANCEL 3
#define MESSAGE_RESULT 17
#define MESSAGE_PONG 18
#define MESSAGE_ERROR 19

/* Fields of SPAWN. A star marks those that may be repeated. */
#define TAG_ARGUMENT 1            /* * text */
#define TAG_VARIABLE 2            /* * text, NAME=value */
#define TAG_FOLDER 3              /* text */
#define TAG_CPU 4                 /* * number */
#define TAG_USER 5                /* number */
#define TAG_GROUP 6               /* number */
#define TAG_RLIMIT 7              /* * two numbers: resource, value */
#define TAG_WALL_LIMIT 8          /* number, ns */
#define TAG_CPU_LIMIT 9           /* number, ns */
#define TAG_GRACE 10              /* number, ns */
#define TAG_STDOUT_KEEP 11        /* number, bytes */
#define TAG_STDERR_KEEP 12        /* number, bytes */
#define TAG_OUTPUT_LIMIT 13       /* number, bytes */
#define TAG_STDIN 14              /* bytes */
#define TAG_HELLO 15              /* bytes */
#define TAG_SETUP 16              /* bytes */
#define TAG_GO 17                 /* bytes */
#define TAG_ANSWER_LIMIT 18       /* number, bytes */
#define TAG_SECCOMP 19            /* bytes: array of struct sock_filter */
#define TAG_HANDED_FILTER 20      /* bytes, readable by the child at TAG_HANDED_FD */
#define TAG_HANDED_FD 21          /* number */
#define TAG_SCRATCH 22            /* * text */
#define TAG_CGROUP_PROCS 23       /* * text */
#define TAG_FLAGS 24              /* number, FLAG_ */
#define TAG_EXPECTED_PROCESSES 25 /* number */

/* Fields of RESULT, PONG and ERROR. */
#define TAG_END_KIND 64           /* number, END_ */
#define TAG_END_VALUE 65          /* number: exit code, signal, STEP_ or LIMIT_ */
#define TAG_END_TEXT 66           /* text */
#define TAG_WAIT_STATUS 67        /* number, as wait(2) gives it */
#define TAG_START_TIME 68         /* number, ns */
#define TAG_SETUP_TIME 69         /* number, ns */
#define TAG_CALL_TIME 70          /* number, ns */
#define TAG_WALL_TIME 71          /* number, ns */
#define TAG_CPU_TIME 72           /* number, ns */
#define TAG_PEAK 73               /* number, KiB */
#define TAG_ANSWER 74             /* bytes */
#define TAG_STDOUT_KEPT 75        /* bytes */
#define TAG_STDERR_KEPT 76        /* bytes */
#define TAG_DROPPED 77            /* number, bytes */
#define TAG_LEFT_PROCESSES 78     /* number */
#define TAG_SCRATCH_LEFT 79       /* number of scratch folders that are not empty */
#define TAG_CLOCK 80              /* number, ns */
#define TAG_VERSION 81            /* number, AGENT_VERSION */
#define TAG_ERROR_TEXT 82         /* text */

#define FLAG_SESSION 1            /* setsid */
#define FLAG_NO_NEW_PRIVILEGES 2
#define FLAG_DIE_WITH_AGENT 4     /* PR_SET_PDEATHSIG SIGKILL */
#define FLAG_WRAPPED 8            /* an exit code of 128+n is signal n of the program inside a wrapper */
#define FLAG_OWN_USER 16          /* nothing else runs as TAG_USER: kill whatever that user runs */

#define END_EXITED 1
#define END_SIGNALLED 2
#define END_TIMED_OUT 3
#define END_LIMIT 4
#define END_PROTOCOL 5
#define END_FAILED 6
#define END_CANCELLED 7

#define STEP_COMMAND 0
#define STEP_START 1
#define STEP_SETUP 2
#define STEP_CALL 3

#define LIMIT_OUTPUT 1
#define LIMIT_FILE_SIZE 2
#define LIMIT_CPU_TIME 3
#define LIMIT_SCRATCH 4

/* Kinds of frame between the agent and a runner. */
#define FRAME_HELLO 1
#define FRAME_READY 2
#define FRAME_SETUP 3
#define FRAME_SET 4
#define FRAME_GO 5
#define FRAME_DONE 6
#define FRAME_FAIL 7

#endif
