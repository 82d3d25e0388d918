namespace Bench.Runner;

/// <summary>Kinds of frame, as in docs/protocol.md.</summary>
internal enum FrameKind : byte
{
    Hello = 1,
    Ready = 2,
    Setup = 3,
    Set = 4,
    Go = 5,
    Done = 6,
    Fail = 7,
}
