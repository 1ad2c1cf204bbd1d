using Plimsoll.Commands;
using Plimsoll.Hosting;

Detached.TakeOver();
return await CommandTree.RunAsync(args);
