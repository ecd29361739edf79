package dev.gmpscope.runtime;

import java.util.List;

/** Programs of at most three goroutines and a few operations, whose output is the same in every order of events (but for the order of its lines). */
final class TinyPrograms {
    private TinyPrograms() {}

    /** Documents, single quotes for double ones; name first. */
    static final List<String> ALL = List.of(
            """
            handoff: 'chans':{'c':0},'funcs':{'main':[{'go':[{'compute':'1us'},{'send':'c','value':7}]},{'recv':'c','into':'v'},{'println':{'value':'v'}}]}""",
            """
            ping-pong: 'chans':{'there':0,'back':0},'funcs':{'main':[{'go':[{'for':2,'do':[{'recv':'there'},{'send':'back'}]}]},
              {'for':2,'do':[{'send':'there'},{'recv':'back'}]},{'println':'over'}]}""",
            """
            pipeline: 'chans':{'a':1,'b':0},'funcs':{'main':[{'go':[{'for':3,'var':'i','do':[{'send':'a','value':'i'}]},{'close':'a'}]},
              {'go':[{'range':'a','var':'v','do':[{'send':'b','value':'v * v'}]},{'close':'b'}]},{'range':'b','var':'v','do':[{'println':{'value':'v'}}]}]}""",
            """
            close wakes two: 'chans':{'c':0,'done':2},'funcs':{'main':[{'for':2,'do':[{'go':[{'recv':'c'},{'println':'woken'},{'send':'done'}]}]},
              {'compute':'2us'},{'close':'c'},{'recv':'done'},{'recv':'done'}]}""",
            """
            mutex: 'vars':{'n':0},'mutexes':['mu'],'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':'adds'}]},{'wait':'wg'},
              {'println':{'value':'n'}}],'adds':[{'for':2,'do':[{'lock':'mu'},{'var':'old','be':'n'},{'compute':'500ns'},{'set':'n','to':'old + 1'},{'unlock':'mu'}]},{'done':'wg'}]}""",
            """
            deferred unlock: 'vars':{'n':0},'mutexes':['mu'],'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':'adds'}]},{'wait':'wg'},
              {'println':{'value':'n'}}],'adds':[{'defer':{'done':'wg'}},{'lock':'mu'},{'defer':{'unlock':'mu'}},{'compute':'1us'},{'set':'n','to':'n + 1'}]}""",
            """
            starving mutex: 'vars':{'n':0},'mutexes':['mu'],'waitgroups':['wg'],'funcs':{'main':[{'add':'wg'},{'lock':'mu'},{'go':[{'lock':'mu'},{'set':'n','to':'n + 1'},{'unlock':'mu'},{'done':'wg'}]},
              {'gosched':true},{'compute':'1100us'},{'unlock':'mu'},{'lock':'mu'},{'gosched':true},{'set':'n','to':'n + 1'},{'unlock':'mu'},{'wait':'wg'},{'println':{'value':'n'}}]}""",
            """
            readers and writers: 'vars':{'n':0},'rwmutexes':['rw'],'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'go':[{'lock':'rw'},{'var':'old','be':'n'},{'compute':'500ns'},
              {'set':'n','to':'old + 1'},{'unlock':'rw'},{'done':'wg'}]},{'go':[{'rlock':'rw'},{'var':'x','be':'n'},{'compute':'500ns'},{'println':{'value':'x == n'}},{'runlock':'rw'},{'lock':'rw'},
              {'set':'n','to':'n + 1'},{'unlock':'rw'},{'done':'wg'}]},{'rlock':'rw'},{'compute':'1us'},{'runlock':'rw'},{'wait':'wg'},{'println':{'value':'n'}}]}""",
            """
            once: 'onces':['o'],'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':[{'once':'o','do':[{'compute':'1us'},{'println':'first'}]},{'println':'on'},{'done':'wg'}]}]},
              {'wait':'wg'},{'once':'o','do':[{'println':'never'}]}]}""",
            """
            condition: 'vars':{'n':0},'mutexes':['mu'],'conds':{'c':'mu'},'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':[{'lock':'mu'},{'for':'n == 0','do':[{'condWait':'c'}]},
              {'set':'n','to':'n - 1'},{'println':'has one'},{'unlock':'mu'},{'done':'wg'}]}]},{'compute':'1us'},{'lock':'mu'},{'set':'n','to':2},{'unlock':'mu'},{'broadcast':'c'},{'wait':'wg'}]}""",
            """
            waiters: 'waitgroups':['jobs','wg'],'funcs':{'main':[{'add':'jobs'},{'add':'wg','n':2},{'for':2,'do':[{'go':[{'wait':'jobs'},{'println':'on'},{'done':'wg'}]}]},{'compute':'1us'},{'done':'jobs'},{'wait':'wg'}]}""",
            """
            full buffer: 'chans':{'c':1},'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':[{'send':'c'},{'send':'c'},{'println':'sent'},{'done':'wg'}]}]},{'compute':'1us'},
              {'for':4,'do':[{'recv':'c'}]},{'wait':'wg'},{'println':{'value':'len(c)'}}]}""",
            """
            checks: 'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':[{'for':3,'do':[{'call':'f'}]},{'println':'counted'},{'done':'wg'}]}]},{'wait':'wg'}],
              'f':{'noinline':true,'frame':200,'do':[{'compute':'300ns'}]}}""",
            """
            select of two: 'chans':{'a':0,'b':0},'vars':{'sum':0},'funcs':{'main':[{'go':[{'send':'a','value':1}]},{'go':[{'compute':'1us'},{'send':'b','value':2}]},
              {'for':2,'do':[{'select':[{'recv':'a','into':'v','do':[{'set':'sum','to':'sum + v'}]},{'recv':'b','into':'w','do':[{'set':'sum','to':'sum + w'}]}]}]},{'println':{'value':'sum'}}]}""",
            """
            select against close: 'chans':{'a':0,'quit':0,'done':1},'funcs':{'main':[{'go':[{'select':[{'recv':'a','do':[{'println':'never'}]},{'recv':'quit','do':[{'println':'quit'}]}]},{'send':'done'}]},
              {'compute':'1us'},{'close':'quit'},{'recv':'done'}]}""",
            """
            sleepers: 'chans':{'done':2},'funcs':{'main':[{'go':[{'sleep':'30us'},{'println':'b'},{'send':'done'}]},{'go':[{'sleep':'10us'},{'println':'a'},{'send':'done'}]},
              {'recv':'done'},{'recv':'done'}]}""",
            """
            system call: 'chans':{'done':0},'funcs':{'main':[{'go':[{'syscall':'40us'},{'println':'back'},{'send':'done'}]},{'compute':'20us'},{'gosched':true},{'recv':'done'}]}""",
            """
            gosched ring: 'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'var':'i','do':[{'go':[{'for':3,'do':[{'gosched':true}]},{'println':{'value':'i'}},{'done':'wg'}]}]},{'wait':'wg'}]}""",
            """
            recovered: 'chans':{'done':0},'funcs':{'main':[{'go':[{'defer':{'close':'done'}},{'call':'fails'},{'println':'after'}]},{'recv':'done'}],
              'fails':[{'defer':[{'recover':true,'into':'ok'},{'println':{'value':'ok'}}]},{'compute':'1us'},{'panic':'p'}]}""",
            """
            goexit: 'chans':{'done':0},'funcs':{'main':[{'go':[{'defer':[{'println':'deferred'},{'close':'done'}]},{'compute':'1us'},{'goexit':true}]},{'recv':'done'}]}""",
            """
            deadlock: 'chans':{'c':0,'d':0},'funcs':{'main':[{'go':[{'recv':'c'},{'send':'d'}]},{'compute':'1us'},{'recv':'d'}]}""",
            """
            unsafe: 'chans':{'done':0},'funcs':{'main':[{'go':[{'unsafe':'2us','kind':'locks'},{'unsafe':'2us','kind':'runtime'},{'rawsyscall':'1us'},{'println':'x'},{'close':'done'}]},{'recv':'done'}]}""",
            """
            more Ps: 'waitgroups':['wg'],'funcs':{'main':[{'add':'wg','n':2},{'for':2,'do':[{'go':[{'compute':'20us'},{'println':'x'},{'done':'wg'}]}]},
              {'gomaxprocs':3},{'compute':'1us'},{'gomaxprocs':1},{'wait':'wg'}]}""",
            """
            stack growth: 'chans':{'done':0},'funcs':{'main':[{'go':[{'call':'deep','arg':8,'into':'n'},{'println':{'value':'n'}},{'close':'done'}]},{'compute':'2us'},{'recv':'done'}],
              'deep':{'param':'n','frame':700,'do':[{'if':'n == 0','then':[{'return':0}]},{'call':'deep','arg':'n - 1','into':'m'},{'return':'m + 1'}]}}""");
}
