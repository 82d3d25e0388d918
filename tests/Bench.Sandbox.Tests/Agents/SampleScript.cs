namespace Bench.Sandbox.Tests.Agents;

/// <summary>A runner in Python, written for these tests alone.</summary>
internal static class SampleScript
{
    /// <summary>get() waits for a frame; put(kind, payload) sends one.</summary>
    public const string Frames =
        """
        import os, signal, struct, sys, time
        head = struct.Struct("<BI16s")
        nonce = bytes(16)
        def exactly(size):
            data = b""
            while len(data) < size:
                chunk = os.read(0, size - len(data))
                if not chunk:
                    os._exit(9)
                data += chunk
            return data
        def get():
            global nonce
            kind, size, nonce = head.unpack(exactly(head.size))
            return kind, exactly(size)
        def frame(kind, payload=b""):
            return head.pack(kind, len(payload), nonce) + payload
        def put(kind, payload=b""):
            data = frame(kind, payload)
            while data:
                data = data[os.write(1, data):]
        def until_go():
            get(); put(2); get(); put(4)
            return get()[1]
        def block():
            while True:
                signal.pause()

        """;
}
